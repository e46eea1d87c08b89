import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
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
};

/** Reminds a member to set up two-factor authentication: 14, 7, 3 and 1 day ahead, or because an admin asks. */
export const requirementReminder: Template<Reminder> = {
  subject: ({ workspace, daysLeft }) =>
    daysLeft === undefined
      ? `Set up two-factor authentication in ${inert(workspace.name)}`
      : `${daysLeft === 1 ? "1 day" : `${daysLeft} days`} left to set up two-factor authentication in ${inert(workspace.name)}`,
  body: ({ workspace, deadline, by }, link) => (
    <Letter workspace={workspace.name} title="Set up two-factor authentication" preview="It takes about two minutes.">
      <Paragraph>
        {by === undefined ? `${inert(workspace.name)} reminds you` : `${sayWho(by)} asks you`} to protect your account
        with a second factor.{" "}
        {deadline === null ? "" : `From ${sayTime(deadline)} it is required: nothing else opens before it is set up. `}
        It takes about two minutes.
      </Paragraph>
      <Action label="Set it up" href={link(routes.security(workspace.slug))} />
    </Letter>
  ),
};
