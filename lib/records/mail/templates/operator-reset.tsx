import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";

type OperatorReset = {
  workspace: WorkspaceRef;
  member: { name: string; email: string };
  reason: string;
  identityCheck: string;
  at: string;
};

/** Tells every owner that the operator reset a member of their workspace. */
export const operatorReset: Template<OperatorReset> = {
  subject: ({ workspace, member }, { words, name }) =>
    words.operatorReset.subject(name(member.name), name(workspace.name)),
  body: ({ workspace, member, reason, identityCheck, at }, voice, link) => {
    const { operatorReset: said, letter } = voice.words;
    const title = said.title(voice.name(member.name));
    return (
      <Letter voice={voice} workspace={workspace.name} title={title} preview={said.preview}>
        <Paragraph>{said.done(voice.person(member), voice.time(at))}</Paragraph>
        <Paragraph>{said.reason(voice.name(reason, 300))}</Paragraph>
        <Paragraph>{said.check(voice.name(identityCheck, 300))}</Paragraph>
        <Paragraph>{said.recorded}</Paragraph>
        <Action voice={voice} label={letter.openResets} href={link(routes.resets(workspace.slug))} />
      </Letter>
    );
  },
};
