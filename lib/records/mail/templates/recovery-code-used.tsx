import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Notice, Template } from "@/lib/records/mail/template";
import { Letter, Page, Paragraph } from "./letter";
import { NotYou } from "./not-you";
import { sayWhen } from "./words";

/** Tells a member that a recovery code was used, and how many are left. */
export const recoveryCodeUsed: Template<Notice & { left: number }> = {
  subject: ({ workspace }) => `A recovery code was used for your account in ${inert(workspace.name)}`,
  body: ({ workspace, left, ...when }, link) => (
    <Letter
      workspace={workspace.name}
      title="A recovery code was used"
      preview={`${sayLeft(left)} If this wasn't you, act now.`}
    >
      <Paragraph>
        A recovery code was used for your account {sayWhen(when)}. {sayLeft(left)}
      </Paragraph>
      {left <= 3 && (
        <Paragraph>
          {left === 0
            ? "Without recovery codes a lost phone locks you out. Generate new codes now:"
            : "Generate new codes soon:"}{" "}
          <Page href={link(routes.security(workspace.slug))}>Security</Page>
        </Paragraph>
      )}
      <NotYou workspace={workspace} link={link} notMe={when.notMe} />
    </Letter>
  ),
};

function sayLeft(left: number): string {
  if (left === 0) return "None are left.";
  return left === 1 ? "1 is left." : `${left} are left.`;
}
