import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

type ResetCancelled = {
  workspace: WorkspaceRef;
  at: string;
  /** Who ended it: an admin by name, null for the operator, or the member with the link in the mail. */
  how: { kind: "cancelled"; by: string | null } | { kind: "stopped" };
};

/** Tells a member that a reset ended before it was used. */
export const resetCancelled: Template<ResetCancelled> = {
  subject: ({ workspace }) => `The reset of your two-factor authentication in ${inert(workspace.name)} was stopped`,
  body: ({ workspace, at, how }) => (
    <Letter workspace={workspace.name} title="The reset was stopped" preview="The reset code no longer works.">
      <Paragraph>
        {how.kind === "stopped"
          ? "The reset of your two-factor authentication was stopped with the link in our mail"
          : `${sayWho(how.by)} cancelled the reset of your two-factor authentication`}{" "}
        on {sayTime(at)}. The reset code no longer works.
      </Paragraph>
      <Paragraph>
        Your old methods stay switched off until an admin restores them or issues a new reset. Ask an admin of{" "}
        {inert(workspace.name)} which it will be.
      </Paragraph>
    </Letter>
  ),
};
