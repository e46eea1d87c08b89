import type { Notice, Template } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";

/** Tells a member that a new set of recovery codes replaced the old one. */
export const recoveryCodesRegenerated: Template<Notice> = {
  subject: ({ workspace }, { words, name }) => words.recoveryCodesRegenerated.subject(name(workspace.name)),
  body: ({ workspace, ...notice }, voice, link) => {
    const { recoveryCodesRegenerated: said } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{said.done(voice.when(notice))}</Paragraph>
        <NotYou workspace={workspace} voice={voice} link={link} notMe={notice.notMe} />
      </Letter>
    );
  },
};
