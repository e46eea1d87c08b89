import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { RoleName } from "@/lib/rules/policy/settings";
import { roleWords } from "@/words/en/roles";
import { Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

type RoleChanged = { workspace: WorkspaceRef; from: RoleName; to: RoleName; by: string | null; at: string };

/** Tells a member that their role changed. */
export const roleChanged: Template<RoleChanged> = {
  subject: ({ workspace }) => `Your role in ${inert(workspace.name)} was changed`,
  body: ({ workspace, from, to, by, at }) => (
    <Letter workspace={workspace.name} title="Your role was changed" preview={`You are now ${roleWords[to].one}.`}>
      <Paragraph>
        {sayWho(by)} changed your role on {sayTime(at)}: you were {roleWords[from].one}, you are now {roleWords[to].one}
        .
      </Paragraph>
      <Paragraph>If you did not expect this, ask an admin of {inert(workspace.name)}.</Paragraph>
    </Letter>
  ),
};
