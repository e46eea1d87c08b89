import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";

/** Sent in place of a code when a member changes their address to one that has an account already. Only its owner learns of it. */
export const addressTaken: Template<{ workspace: WorkspaceRef }> = {
  subject: ({ workspace }, { words, name }) => words.addressTaken.subject(name(workspace.name)),
  body: ({ workspace }, voice, link) => {
    const { addressTaken: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{said.tried(voice.name(workspace.name))}</Paragraph>
        <Paragraph>{said.you}</Paragraph>
        <Action voice={voice} label={letter.signIn} href={link(routes.signIn(workspace.slug))} />
      </Letter>
    );
  },
};
