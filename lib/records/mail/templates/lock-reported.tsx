import { routes } from "@/lib/ground/routes";
import { inert, plain } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime } from "./words";

type LockReported = { workspace: WorkspaceRef; member: { id: string; name: string; email: string }; at: string };

/** Tells the admins who can unlock a member that the member locked their account. */
export const lockReported: Template<LockReported> = {
  subject: ({ workspace, member }) => `${inert(member.name)} locked their account in ${inert(workspace.name)}`,
  body: ({ workspace, member, at }, link) => (
    <Letter
      workspace={workspace.name}
      title={`${inert(member.name)} locked their account`}
      preview="Someone else may have used it."
    >
      <Paragraph>
        {inert(member.name)} ({plain(member.email, 320)}) reported on {sayTime(at)} that someone else may have used
        their account. It is locked, and every device is signed out.
      </Paragraph>
      <Paragraph>
        Look at what happened in it, talk to {inert(member.name)} in person or on a number you know, then unlock it.
      </Paragraph>
      <Action label="Open the account" href={link(routes.member(workspace.slug, member.id))} />
    </Letter>
  ),
};
