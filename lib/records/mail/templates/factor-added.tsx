import type { Notice, Template } from "@/lib/records/mail/template";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";

/** Tells a member that a method was added to their account. */
export const factorAdded: Template<Notice & { method: CredentialName }> = {
  subject: ({ workspace }, { words, name }) => words.factorAdded.subject(name(workspace.name)),
  body: ({ workspace, method, ...notice }, voice, link) => {
    const { factorAdded: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={letter.act}>
        <Paragraph>{said.done(voice.method(method), voice.when(notice))}</Paragraph>
        <NotYou workspace={workspace} voice={voice} link={link} notMe={notice.notMe} />
      </Letter>
    );
  },
};
