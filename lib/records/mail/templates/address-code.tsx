import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Code, Letter, Paragraph } from "./letter";

/** Confirms the new address of a member who changes theirs. */
export const addressCode: Template<{ workspace: WorkspaceRef; code: string }> = {
  subject: ({ workspace }) => `Confirm your new email for ${inert(workspace.name)}`,
  body: ({ workspace, code }) => (
    <Letter
      workspace={workspace.name}
      title="Confirm your new email"
      preview="Your code is in this mail. It works for 10 minutes."
    >
      <Paragraph>To use this address for your account, type this code on the page you came from.</Paragraph>
      <Code value={code} />
      <Paragraph>If you did not ask for it, do nothing. Don't share this code. We'll never ask for it.</Paragraph>
    </Letter>
  ),
};
