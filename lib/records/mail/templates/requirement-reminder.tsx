import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { Why } from "@/lib/rules/policy/why";
import { capital } from "@/words/en/methods";
import { sayAccepted, sayCause, sayToDo } from "@/words/en/why-enrol";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

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
  subject: ({ workspace, daysLeft, why = unsaid }) =>
    daysLeft === undefined
      ? `${capital(sayToDo(why))} in ${inert(workspace.name)}`
      : `${daysLeft === 1 ? "1 day" : `${daysLeft} days`} left to ${sayToDo(why)} in ${inert(workspace.name)}`,
  body: ({ workspace, deadline, by, why = unsaid }, link) => (
    <Letter workspace={workspace.name} title={capital(sayToDo(why))} preview="It takes about two minutes.">
      <Paragraph>
        {by === undefined ? `${inert(workspace.name)} reminds you` : `${sayWho(by)} asks you`} to {sayToDo(why)}.{" "}
        {sayCause(why, inert(workspace.name))}{" "}
        {deadline === null ? "" : `From ${sayTime(deadline)} it is required: nothing else opens before it is done. `}
        You can use {sayAccepted(why.accepted)}. It takes about two minutes.
      </Paragraph>
      <Action label={why.has.length > 0 ? "Add it" : "Set it up"} href={link(routes.security(workspace.slug))} />
    </Letter>
  ),
};
