import { routes } from "@/lib/ground/routes";
import { inert, plain } from "@/lib/records/mail/inert";
import type { Notice, Template } from "@/lib/records/mail/template";
import { Action, Aside, Letter, Paragraph } from "./letter";
import { sayWhen } from "./words";

type AddressChanged = Notice & {
  to: string;
  /** `asked`: a code went to the new address. `changed`: it was confirmed. `back`: the change was stopped. */
  state: "asked" | "changed" | "back";
  /** Only in mails to the old address. */
  stopToken?: string;
};

const titles = {
  asked: "Your email is about to change",
  changed: "Your email was changed",
  back: "The change of your email was stopped",
} as const;

/** Tells a member that the address of their account changes, at the old one with a link that stops it. */
export const addressChanged: Template<AddressChanged> = {
  subject: ({ workspace, state }) => `${titles[state]} in ${inert(workspace.name)}`,
  body: ({ workspace, to, state, stopToken, ...when }, link) => (
    <Letter
      workspace={workspace.name}
      title={titles[state]}
      preview={state === "back" ? "" : "If this wasn't you, stop it."}
    >
      {state === "asked" && (
        <Paragraph>
          A change of your account's email to {plain(to, 320)} was asked for {sayWhen(when)}. It takes effect once the
          new address is confirmed.
        </Paragraph>
      )}
      {state === "changed" && (
        <Paragraph>
          Your account's email was changed to {plain(to, 320)} {sayWhen(when)}. You sign in with the new address. Your
          other devices were signed out.
        </Paragraph>
      )}
      {state === "back" && (
        <Paragraph>
          The change was stopped {sayWhen(when)}. Your account's email is {plain(to, 320)}, and every device is signed
          out. Sign in and change your password.
        </Paragraph>
      )}
      {stopToken && (
        <Aside title="If this wasn't you">
          <Paragraph>
            Stop it within 7 days. Your account then keeps this address, and every device is signed out.
          </Paragraph>
          <Action label="Stop this change" href={link(routes.stopEmail(workspace.slug, stopToken))} />
        </Aside>
      )}
    </Letter>
  ),
};
