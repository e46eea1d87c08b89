import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";

type LockReported = { workspace: WorkspaceRef; member: { id: string; name: string; email: string }; at: string };

/** Tells the admins who can unlock a member that the member locked their account. */
export const lockReported: Template<LockReported> = {
  subject: ({ workspace, member }, { words, name }) =>
    words.lockReported.subject(name(member.name), name(workspace.name)),
  body: ({ workspace, member, at }, voice, link) => {
    const { lockReported: said } = voice.words;
    const name = voice.name(member.name);
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title(name)} preview={said.preview}>
        <Paragraph>{said.done(voice.person(member), voice.time(at))}</Paragraph>
        <Paragraph>{said.next(name)}</Paragraph>
        <Action voice={voice} label={said.open} href={link(routes.member(workspace.slug, member.id))} />
      </Letter>
    );
  },
};
