import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";

type ResetRequested = {
  workspace: WorkspaceRef;
  member: { name: string; email: string };
  at: string;
  /** The member asks for help, or a colleague asks for the second approval (null: the operator). */
  ask: { kind: "help" } | { kind: "approval"; by: string | null };
};

/** Tells the admins who may decide that a member waits for a reset. */
export const resetRequested: Template<ResetRequested> = {
  subject: ({ member, ask, workspace }, { words, name }) =>
    words.resetRequested[ask.kind].subject(name(member.name), name(workspace.name)),
  body: ({ workspace, member, at, ask }, voice, link) => {
    const { resetRequested: said, letter } = voice.words;
    const [who, when] = [voice.person(member), voice.time(at)];
    const title = said[ask.kind].title(voice.name(member.name));
    return (
      <Letter voice={voice} workspace={workspace.name} title={title} preview={said.preview}>
        <Paragraph>
          {ask.kind === "help" ? said.help.asked(who, when) : said.approval.asked(voice.who(ask.by), who, when)}
        </Paragraph>
        <Paragraph>{said.check}</Paragraph>
        <Action voice={voice} label={letter.openResets} href={link(routes.resets(workspace.slug))} />
      </Letter>
    );
  },
};
