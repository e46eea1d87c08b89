import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Aside, Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

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
  subject: ({ workspace }) => `Your two-factor authentication in ${inert(workspace.name)} was reset`,
  body: ({ workspace, by, approvedBy, at, expiresAt, stopToken }, link) => (
    <Letter
      workspace={workspace.name}
      title="Your two-factor authentication was reset"
      preview="If you did not ask for this, stop it."
    >
      <Paragraph>
        {sayWho(by)} reset two-factor authentication for your account on {sayTime(at)}.
        {approvedBy ? ` ${sayWho(approvedBy)} approved it.` : ""} Your old methods are switched off and every device is
        signed out.
      </Paragraph>
      <Paragraph>
        You get a reset code from the person who helps you, not by mail. Sign in with your password and that code before{" "}
        {sayTime(expiresAt)}, then set up a new method.
      </Paragraph>
      <Aside title="If you did not ask for this">
        <Paragraph>Stop it. The code then opens nothing, and your admins see that you stopped it.</Paragraph>
        <Action label="Stop this reset" href={link(routes.stopReset(workspace.slug, stopToken))} />
      </Aside>
    </Letter>
  ),
};
