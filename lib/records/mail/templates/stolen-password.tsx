import { routes } from "@/lib/ground/routes";
import type { Link, WorkspaceRef } from "@/lib/records/mail/template";
import { Aside, Page, Paragraph } from "./letter";
import type { Voice } from "./voice";

/** Says what to do about a code that someone else asked for: they have the password. */
export function StolenPassword({ workspace, voice, link }: { workspace: WorkspaceRef; voice: Voice; link: Link }) {
  const { notYou, stolen, resetPassword } = voice.words.letter;
  return (
    <Aside title={notYou.title}>
      <Paragraph>
        {stolen} <Page href={link(routes.forgotPassword(workspace.slug))}>{resetPassword}</Page>
      </Paragraph>
    </Aside>
  );
}
