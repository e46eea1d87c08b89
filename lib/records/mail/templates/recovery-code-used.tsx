import { routes } from "@/lib/ground/routes";
import type { Notice, Template } from "@/lib/records/mail/template";
import { Letter, Page, Paragraph } from "./letter";
import { NotYou } from "./not-you";

/** Tells a member that a recovery code was used, and how many are left. */
export const recoveryCodeUsed: Template<Notice & { left: number }> = {
  subject: ({ workspace }, { words, name }) => words.recoveryCodeUsed.subject(name(workspace.name)),
  body: ({ workspace, left, ...notice }, voice, link) => {
    const { recoveryCodeUsed: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview(left)}>
        <Paragraph>{said.done(voice.when(notice), left)}</Paragraph>
        {left <= 3 && (
          <Paragraph>
            {left === 0 ? said.none : said.few}{" "}
            <Page href={link(routes.security(workspace.slug))}>{letter.security}</Page>
          </Paragraph>
        )}
        <NotYou workspace={workspace} voice={voice} link={link} notMe={notice.notMe} />
      </Letter>
    );
  },
};
