import { routes } from "@/lib/ground/routes";
import { inert, plain } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

type ResetRequested = {
  workspace: WorkspaceRef;
  member: { name: string; email: string };
  at: string;
  /** The member asks for help, or a colleague asks for the second approval (null: the operator). */
  ask: { kind: "help" } | { kind: "approval"; by: string | null };
};

/** Tells the admins who may decide that a member waits for a reset. */
export const resetRequested: Template<ResetRequested> = {
  subject: ({ member, ask, workspace }) =>
    ask.kind === "help"
      ? `${inert(member.name)} asks for help with two-factor in ${inert(workspace.name)}`
      : `A reset for ${inert(member.name)} in ${inert(workspace.name)} waits for approval`,
  body: ({ workspace, member, at, ask }, link) => {
    const who = `${inert(member.name)} (${plain(member.email, 320)})`;
    return (
      <Letter
        workspace={workspace.name}
        title={ask.kind === "help" ? `${inert(member.name)} asks for help` : `A reset for ${inert(member.name)} waits`}
        preview="Check who is asking before you decide."
      >
        <Paragraph>
          {ask.kind === "help"
            ? `${who} gave the right password on ${sayTime(at)}, has no second factor at hand, and asks for a reset.`
            : `${sayWho(ask.by)} asked on ${sayTime(at)} to reset two-factor authentication for ${who}. A second person has to approve it.`}
        </Paragraph>
        <Paragraph>
          Check who is asking before you decide: see them, or call them back on a number you already have. A mail or a
          chat message proves nothing.
        </Paragraph>
        <Action label="Open resets" href={link(routes.resets(workspace.slug))} />
      </Letter>
    );
  },
};
