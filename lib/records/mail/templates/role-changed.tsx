import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { RoleName } from "@/lib/rules/policy/settings";
import { Letter, Paragraph } from "./letter";

type RoleChanged = { workspace: WorkspaceRef; from: RoleName; to: RoleName; by: string | null; at: string };

/** Tells a member that their role changed. */
export const roleChanged: Template<RoleChanged> = {
  subject: ({ workspace }, { words, name }) => words.roleChanged.subject(name(workspace.name)),
  body: ({ workspace, from, to, by, at }, voice) => {
    const { roleChanged: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview(to)}>
        <Paragraph>{said.changed(voice.who(by), from, to, voice.time(at))}</Paragraph>
        <Paragraph>{letter.unexpected(voice.name(workspace.name))}</Paragraph>
      </Letter>
    );
  },
};
