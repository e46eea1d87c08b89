import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Code, Letter, Paragraph } from "./letter";

/** Confirms the new address of a member who changes theirs. */
export const addressCode: Template<{ workspace: WorkspaceRef; code: string }> = {
  subject: ({ workspace }, { words, name }) => words.addressCode.subject(name(workspace.name)),
  body: ({ workspace, code }, voice) => {
    const { addressCode: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={letter.codeInside}>
        <Paragraph>{said.use}</Paragraph>
        <Code value={code} />
        <Paragraph>{said.notYou}</Paragraph>
      </Letter>
    );
  },
};
