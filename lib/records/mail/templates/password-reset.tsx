import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";

/** Carries the link that sets a new password. The link signs no one in and leaves the second factor unchanged. */
export const passwordReset: Template<{ workspace: WorkspaceRef; token: string; by?: string | null }> = {
  subject: ({ workspace }, { words, name }) => words.passwordReset.subject(name(workspace.name)),
  body: ({ workspace, token, by }, voice, link) => {
    const { passwordReset: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{said.asked(by === undefined ? null : voice.who(by))}</Paragraph>
        <Action voice={voice} label={letter.resetPassword} href={link(routes.resetPassword(workspace.slug, token))} />
        <Paragraph>{said.methods}</Paragraph>
      </Letter>
    );
  },
};
