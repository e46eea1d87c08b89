import type { Notice, Template } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";

/** Tells a member that their recovery codes were shown. */
export const recoveryCodesViewed: Template<Notice> = {
  subject: ({ workspace }, { words, name }) => words.recoveryCodesViewed.subject(name(workspace.name)),
  body: ({ workspace, ...notice }, voice, link) => {
    const { recoveryCodesViewed: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={letter.act}>
        <Paragraph>{said.done(voice.when(notice))}</Paragraph>
        <Paragraph>{said.seen}</Paragraph>
        <NotYou workspace={workspace} voice={voice} link={link} notMe={notice.notMe} />
      </Letter>
    );
  },
};
