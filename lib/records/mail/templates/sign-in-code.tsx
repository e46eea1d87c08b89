import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { Device } from "@/lib/rules/sign-in/device";
import { Code, Letter, Paragraph } from "./letter";
import { StolenPassword } from "./stolen-password";

/** Carries the code of the email method, as second step of a sign-in or to prove it again. */
export const signInCode: Template<{ workspace: WorkspaceRef; code: string; device?: Device }> = {
  subject: ({ workspace }, { words, name }) => words.signInCode.subject(name(workspace.name)),
  body: ({ workspace, code, device }, voice, link) => {
    const { signInCode: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={letter.codeInside}>
        <Paragraph>{said.type(voice.device(device))}</Paragraph>
        <Code value={code} />
        <Paragraph>{letter.keep}</Paragraph>
        <StolenPassword workspace={workspace} voice={voice} link={link} />
      </Letter>
    );
  },
};
