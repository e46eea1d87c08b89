import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";

/** Tells a member that the methods a reset had switched off work again. */
export const resetRestored: Template<{ workspace: WorkspaceRef; by: string | null; at: string }> = {
  subject: ({ workspace }, { words, name }) => words.resetRestored.subject(name(workspace.name)),
  body: ({ workspace, by, at }, voice, link) => {
    const { resetRestored: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{said.done(voice.who(by), voice.time(at))}</Paragraph>
        <Action voice={voice} label={letter.signIn} href={link(routes.signIn(workspace.slug))} />
        <Paragraph>{said.lost}</Paragraph>
      </Letter>
    );
  },
};
