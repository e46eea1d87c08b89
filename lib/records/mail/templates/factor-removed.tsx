import { inert } from "@/lib/records/mail/inert";
import type { Notice, Template } from "@/lib/records/mail/template";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";
import { sayMethod, sayWhen } from "./words";

/** Tells a member that a method was removed, and whether any is left. */
export const factorRemoved: Template<Notice & { method: CredentialName; left: number }> = {
  subject: ({ workspace }) => `A two-factor method was removed from your account in ${inert(workspace.name)}`,
  body: ({ workspace, method, left, ...when }, link) => (
    <Letter workspace={workspace.name} title="A two-factor method was removed" preview="If this wasn't you, act now.">
      <Paragraph>
        {sayMethod(method)} was removed from your account {sayWhen(when)}. Your other devices were signed out.
      </Paragraph>
      {left === 0 && (
        <Paragraph>
          No method is left: your account is protected by its password alone, and your recovery codes no longer work.
        </Paragraph>
      )}
      <NotYou workspace={workspace} link={link} notMe={when.notMe} />
    </Letter>
  ),
};
