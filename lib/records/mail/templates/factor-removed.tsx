import type { Notice, Template } from "@/lib/records/mail/template";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";

/** Tells a member that a method was removed, and whether any is left. */
export const factorRemoved: Template<Notice & { method: CredentialName; left: number }> = {
  subject: ({ workspace }, { words, name }) => words.factorRemoved.subject(name(workspace.name)),
  body: ({ workspace, method, left, ...notice }, voice, link) => {
    const { factorRemoved: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={letter.act}>
        <Paragraph>{said.done(voice.method(method), voice.when(notice))}</Paragraph>
        {left === 0 && <Paragraph>{said.last}</Paragraph>}
        <NotYou workspace={workspace} voice={voice} link={link} notMe={notice.notMe} />
      </Letter>
    );
  },
};
