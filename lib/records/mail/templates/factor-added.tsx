import { inert } from "@/lib/records/mail/inert";
import type { Notice, Template } from "@/lib/records/mail/template";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";
import { sayMethod, sayWhen } from "./words";

/** Tells a member that a method was added to their account. */
export const factorAdded: Template<Notice & { method: CredentialName }> = {
  subject: ({ workspace }) => `A two-factor method was added to your account in ${inert(workspace.name)}`,
  body: ({ workspace, method, ...when }, link) => (
    <Letter workspace={workspace.name} title="A two-factor method was added" preview="If this wasn't you, act now.">
      <Paragraph>
        {sayMethod(method)} was added to your account {sayWhen(when)}. Your other devices were signed out.
      </Paragraph>
      <NotYou workspace={workspace} link={link} notMe={when.notMe} />
    </Letter>
  ),
};
