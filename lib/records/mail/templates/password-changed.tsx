import type { Notice, Template } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { NotYou } from "./not-you";

/** Tells a member that their password changed: on the Security page, or through a mailed link. */
export const passwordChanged: Template<Notice & { how: "changed" | "reset" }> = {
  subject: ({ workspace }, { words, name }) => words.passwordChanged.subject(name(workspace.name)),
  body: ({ workspace, how, ...notice }, voice, link) => {
    const { passwordChanged: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={letter.act}>
        <Paragraph>{said[how](voice.when(notice))}</Paragraph>
        <NotYou workspace={workspace} voice={voice} link={link} notMe={notice.notMe} />
      </Letter>
    );
  },
};
