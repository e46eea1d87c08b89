import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";

type ResetCancelled = {
  workspace: WorkspaceRef;
  at: string;
  /** Who ended it: an admin by name, null for the operator, or the member with the link in the mail. */
  how: { kind: "cancelled"; by: string | null } | { kind: "stopped" };
};

/** Tells a member that a reset ended before it was used. */
export const resetCancelled: Template<ResetCancelled> = {
  subject: ({ workspace }, { words, name }) => words.resetCancelled.subject(name(workspace.name)),
  body: ({ workspace, at, how }, voice) => {
    const { resetCancelled: said } = voice.words;
    const when = voice.time(at);
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{how.kind === "stopped" ? said.stopped(when) : said.cancelled(voice.who(how.by), when)}</Paragraph>
        <Paragraph>{said.next(voice.name(workspace.name))}</Paragraph>
      </Letter>
    );
  },
};
