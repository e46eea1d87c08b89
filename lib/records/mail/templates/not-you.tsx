import { routes } from "@/lib/ground/routes";
import type { Link, WorkspaceRef } from "@/lib/records/mail/template";
import { Aside, Page, Paragraph } from "./letter";
import type { Voice } from "./voice";

/** Says what to do about a change to your account that someone else may have made. */
export function NotYou({ workspace, voice, link }: { workspace: WorkspaceRef; voice: Voice; link: Link }) {
  const { notYou, resetPassword, security } = voice.words.letter;
  return (
    <Aside title={notYou.title}>
      <Paragraph>
        {notYou.change} <Page href={link(routes.forgotPassword(workspace.slug))}>{resetPassword}</Page>
      </Paragraph>
      <Paragraph>
        {notYou.end} <Page href={link(routes.security(workspace.slug))}>{security}</Page>
      </Paragraph>
      <Paragraph>{notYou.ask}</Paragraph>
    </Aside>
  );
}
