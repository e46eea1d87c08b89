import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { Why } from "@/lib/rules/policy/why";
import { Action, Letter, Paragraph } from "./letter";

type Reminder = {
  workspace: WorkspaceRef;
  /** When the requirement reaches this member. Null if there is no requirement or it already has. */
  deadline: string | null;
  /** Whole days to the deadline, if the calendar sent the mail. */
  daysLeft?: number;
  /** Who sent it by hand. Null means the operator. */
  by?: string | null;
  /** Why they have no accepted method. Mails that were queued by an earlier version lack it. */
  why?: Why;
};

const unsaid: Why = { cause: "none-enrolled", role: "member", has: [], accepted: ["totp", "passkey"] };

/** Reminds a member to set up two-factor authentication: 14, 7, 3 and 1 day ahead, or because an admin asks. */
export const requirementReminder: Template<Reminder> = {
  subject: ({ workspace, daysLeft, why = unsaid }, { words, name }) =>
    words.requirementReminder.subject(why, name(workspace.name), daysLeft),
  body: ({ workspace, deadline, by, why = unsaid }, voice, link) => {
    const { requirementReminder: said, requirementPublished } = voice.words;
    const who = by === undefined ? null : voice.who(by);
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title(why)} preview={said.preview}>
        <Paragraph>
          {said.asks(who, voice.name(workspace.name), why, deadline === null ? null : voice.time(deadline))}
        </Paragraph>
        <Action voice={voice} label={requirementPublished.action(why)} href={link(routes.security(workspace.slug))} />
      </Letter>
    );
  },
};
