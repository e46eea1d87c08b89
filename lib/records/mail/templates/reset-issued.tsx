import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Aside, Letter, Paragraph } from "./letter";

type ResetIssued = {
  workspace: WorkspaceRef;
  /** Who issued it. Null means the operator. */
  by: string | null;
  /** The second person, if two have to agree. */
  approvedBy?: string | null;
  at: string;
  expiresAt: string;
  stopToken: string;
};

/** Tells a member at once that their second factor was reset. Never carries the code. */
export const resetIssued: Template<ResetIssued> = {
  subject: ({ workspace }, { words, name }) => words.resetIssued.subject(name(workspace.name)),
  body: ({ workspace, by, approvedBy, at, expiresAt, stopToken }, voice, link) => {
    const { resetIssued: said } = voice.words;
    const second = approvedBy ? voice.name(approvedBy) : null;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{said.done(voice.who(by), second, voice.time(at))}</Paragraph>
        <Paragraph>{said.next(voice.time(expiresAt))}</Paragraph>
        <Aside title={said.notYou}>
          <Paragraph>{said.stop}</Paragraph>
          <Action voice={voice} label={said.stopAction} href={link(routes.stopReset(workspace.slug, stopToken))} />
        </Aside>
      </Letter>
    );
  },
};
