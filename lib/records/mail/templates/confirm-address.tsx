import type { Template } from "@/lib/records/mail/template";
import { Code, Letter, Paragraph } from "./letter";

/** Confirms the address of a person who creates a workspace or signs up in one. */
export const confirmAddress: Template<{ workspace: { name: string }; code: string; creates: boolean }> = {
  subject: ({ workspace }, { words, name }) => words.confirmAddress.subject(name(workspace.name)),
  body: ({ workspace, code, creates }, voice) => {
    const { confirmAddress: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={letter.codeInside}>
        <Paragraph>{creates ? said.create : said.join}</Paragraph>
        <Code value={code} />
        <Paragraph>{said.notYou}</Paragraph>
      </Letter>
    );
  },
};
