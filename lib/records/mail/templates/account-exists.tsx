import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Page, Paragraph } from "./letter";

/** Sent when someone signs up with an address that already has an account. Only the account's owner learns of it. */
export const accountExists: Template<{ workspace: WorkspaceRef }> = {
  subject: ({ workspace }, { words, name }) => words.accountExists.subject(name(workspace.name)),
  body: ({ workspace }, voice, link) => {
    const { accountExists: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{said.tried(voice.name(workspace.name))}</Paragraph>
        <Action voice={voice} label={letter.signIn} href={link(routes.signIn(workspace.slug))} />
        <Paragraph>
          {said.forgot} <Page href={link(routes.forgotPassword(workspace.slug))}>{letter.resetPassword}</Page>
        </Paragraph>
        <Paragraph>{said.notYou}</Paragraph>
      </Letter>
    );
  },
};
