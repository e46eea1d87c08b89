import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

/** Tells a member that their account was switched off. */
export const accountDeactivated: Template<{ workspace: WorkspaceRef; by: string | null; at: string }> = {
  subject: ({ workspace }) => `Your account in ${inert(workspace.name)} was deactivated`,
  body: ({ workspace, by, at }) => (
    <Letter workspace={workspace.name} title="Your account was deactivated" preview="You can no longer sign in.">
      <Paragraph>
        {sayWho(by)} deactivated your account on {sayTime(at)}. You can no longer sign in, and every device is signed
        out.
      </Paragraph>
      <Paragraph>If you did not expect this, ask an admin of {inert(workspace.name)}.</Paragraph>
    </Letter>
  ),
};
