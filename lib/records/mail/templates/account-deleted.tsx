import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";

/** Tells a person that their account was deleted, and what is kept. */
export const accountDeleted: Template<{ workspace: WorkspaceRef; by: string | null; at: string }> = {
  subject: ({ workspace }, { words, name }) => words.accountDeleted.subject(name(workspace.name)),
  body: ({ workspace, by, at }, voice) => {
    const { accountDeleted: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{said.done(voice.who(by), voice.time(at))}</Paragraph>
        <Paragraph>{said.kept}</Paragraph>
        <Paragraph>{letter.unexpected(voice.name(workspace.name))}</Paragraph>
      </Letter>
    );
  },
};
