import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

/** Tells a person that their account was deleted, and what is kept. */
export const accountDeleted: Template<{ workspace: WorkspaceRef; by: string | null; at: string }> = {
  subject: ({ workspace }) => `Your account in ${inert(workspace.name)} was deleted`,
  body: ({ workspace, by, at }) => (
    <Letter workspace={workspace.name} title="Your account was deleted" preview="Your name and address are erased.">
      <Paragraph>
        {sayWho(by)} deleted your account on {sayTime(at)}, with its methods, codes and sign-ins.
      </Paragraph>
      <Paragraph>
        The audit log keeps what happened under a number. Your name and your address are no longer in it.
      </Paragraph>
    </Letter>
  ),
};
