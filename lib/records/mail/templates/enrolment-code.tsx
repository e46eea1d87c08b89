import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Aside, Code, Letter, Page, Paragraph } from "./letter";

/** Confirms that the person who sets up a first method after signing in with a password also reads the account's mail. */
export const enrolmentCode: Template<{ workspace: WorkspaceRef; code: string }> = {
  subject: ({ workspace }) => `Confirm it is you before setting up two-factor in ${inert(workspace.name)}`,
  body: ({ workspace, code }, link) => (
    <Letter
      workspace={workspace.name}
      title="Confirm it is you"
      preview="Your code is in this mail. It works for 10 minutes."
    >
      <Paragraph>
        You are about to set up two-factor authentication. Type this code on the page you came from. It works once,
        within 10 minutes.
      </Paragraph>
      <Code value={code} />
      <Paragraph>Don't share this code. No admin will ask for it.</Paragraph>
      <Aside title="If this wasn't you">
        <Paragraph>
          Somebody knows your password. Change it now:{" "}
          <Page href={link(routes.forgotPassword(workspace.slug))}>Reset your password</Page>
        </Paragraph>
      </Aside>
    </Letter>
  ),
};
