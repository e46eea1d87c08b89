import { inert } from "@/lib/records/mail/inert";
import type { Notice, Template } from "@/lib/records/mail/template";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";
import { sayMethod, sayWhen } from "./words";

/** Tells a member that a reset ended with a new method. */
export const resetFinished: Template<Notice & { method: CredentialName }> = {
  subject: ({ workspace }) => `Your new two-factor method in ${inert(workspace.name)} is active`,
  body: ({ workspace, method, ...when }, link) => (
    <Letter
      workspace={workspace.name}
      title="Your reset is finished"
      preview="A new method is active, the old ones are gone."
    >
      <Paragraph>
        A new method was set up with your reset code {sayWhen(when)}: {sayMethod(method)}. Your old methods and recovery
        codes were removed for good.
      </Paragraph>
      <NotYou workspace={workspace} link={link} notMe={when.notMe} />
    </Letter>
  ),
};
