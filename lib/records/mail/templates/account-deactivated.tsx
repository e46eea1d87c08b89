import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";

/** Tells a member that their account was switched off. */
export const accountDeactivated: Template<{ workspace: WorkspaceRef; by: string | null; at: string }> = {
  subject: ({ workspace }, { words, name }) => words.accountDeactivated.subject(name(workspace.name)),
  body: ({ workspace, by, at }, voice) => {
    const { accountDeactivated: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{said.done(voice.who(by), voice.time(at))}</Paragraph>
        <Paragraph>{letter.unexpected(voice.name(workspace.name))}</Paragraph>
      </Letter>
    );
  },
};
