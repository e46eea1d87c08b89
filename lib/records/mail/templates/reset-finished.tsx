import type { Notice, Template } from "@/lib/records/mail/template";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";

/** Tells a member that a reset ended with a new method. */
export const resetFinished: Template<Notice & { method: CredentialName }> = {
  subject: ({ workspace }, { words, name }) => words.resetFinished.subject(name(workspace.name)),
  body: ({ workspace, method, ...notice }, voice, link) => {
    const { resetFinished: said } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{said.done(voice.method(method), voice.when(notice))}</Paragraph>
        <NotYou workspace={workspace} voice={voice} link={link} notMe={notice.notMe} />
      </Letter>
    );
  },
};
