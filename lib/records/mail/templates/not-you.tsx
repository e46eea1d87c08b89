import { routes } from "@/lib/ground/routes";
import type { Link, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Aside, Page, Paragraph } from "./letter";
import type { Voice } from "./voice";

type Props = { workspace: WorkspaceRef; voice: Voice; link: Link; notMe?: string | undefined };

/** Says what to do about a change to your account that someone else may have made. */
export function NotYou({ workspace, voice, link, notMe }: Props) {
  const { notYou, resetPassword, security } = voice.words.letter;
  return (
    <Aside title={notYou.title}>
      {notMe && (
        <>
          <Paragraph>{notYou.lock[voice.unlocker]}</Paragraph>
          <Action voice={voice} label={notYou.notMe} href={link(routes.notMeLink(workspace.slug, notMe))} />
        </>
      )}
      <Paragraph>
        {notMe ? notYou.orChange : notYou.change}{" "}
        <Page href={link(routes.forgotPassword(workspace.slug))}>{resetPassword}</Page>
      </Paragraph>
      <Paragraph>
        {notYou.end} <Page href={link(routes.security(workspace.slug))}>{security}</Page>
      </Paragraph>
      <Paragraph>{notYou.ask[voice.unlocker]}</Paragraph>
    </Aside>
  );
}
