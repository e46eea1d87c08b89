import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { type RoleName, sayRole, sayTime, sayWho } from "./words";

type RoleChanged = { workspace: WorkspaceRef; from: RoleName; to: RoleName; by: string | null; at: string };

/** Tells a member that their role changed. */
export const roleChanged: Template<RoleChanged> = {
  subject: ({ workspace }) => `Your role in ${inert(workspace.name)} was changed`,
  body: ({ workspace, from, to, by, at }) => (
    <Letter workspace={workspace.name} title="Your role was changed" preview={`You are now ${sayRole(to)}.`}>
      <Paragraph>
        {sayWho(by)} changed your role on {sayTime(at)}: you were {sayRole(from)}, you are now {sayRole(to)}.
      </Paragraph>
      <Paragraph>If you did not expect this, ask an admin of {inert(workspace.name)}.</Paragraph>
    </Letter>
  ),
};
