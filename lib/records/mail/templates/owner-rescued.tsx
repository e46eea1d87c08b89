import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";

type OwnerRescued = { workspace: WorkspaceRef; owner: { name: string; email: string }; reason: string; at: string };

/** Tells every owner that the operator gave one of them a way back in. */
export const ownerRescued: Template<OwnerRescued> = {
  subject: ({ workspace }, { words, name }) => words.ownerRescued.subject(name(workspace.name)),
  body: ({ workspace, owner, reason, at }, voice, link) => {
    const { ownerRescued: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{said.done(voice.person(owner), voice.time(at))}</Paragraph>
        <Paragraph>{said.reason(voice.name(reason, 300))}</Paragraph>
        <Paragraph>{said.recorded}</Paragraph>
        <Action voice={voice} label={letter.openAudit} href={link(routes.audit(workspace.slug))} />
      </Letter>
    );
  },
};
