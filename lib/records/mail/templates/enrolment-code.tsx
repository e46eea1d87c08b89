import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Code, Letter, Paragraph } from "./letter";
import { StolenPassword } from "./stolen-password";

/** Confirms that the person who sets up a first method after signing in with a password also reads the account's mail. */
export const enrolmentCode: Template<{ workspace: WorkspaceRef; code: string }> = {
  subject: ({ workspace }, { words, name }) => words.enrolmentCode.subject(name(workspace.name)),
  body: ({ workspace, code }, voice, link) => {
    const { enrolmentCode: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={letter.codeInside}>
        <Paragraph>{said.type}</Paragraph>
        <Code value={code} />
        <Paragraph>{letter.keep}</Paragraph>
        <StolenPassword workspace={workspace} voice={voice} link={link} />
      </Letter>
    );
  },
};
