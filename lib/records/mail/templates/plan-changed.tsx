import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Page, Paragraph } from "./letter";

type PlanName = "business" | "enterprise";

/** Tells owners that the operator changed their plan and what it does to the requirement. */
export const planChanged: Template<{ workspace: WorkspaceRef; from: PlanName; to: PlanName; at: string }> = {
  subject: ({ workspace, to }, { words, name }) => words.planChanged.subject(name(workspace.name), to),
  body: ({ workspace, from, to, at }, voice, link) => {
    const { planChanged: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title(to)} preview={said.preview[to]}>
        <Paragraph>{said.changed(voice.name(workspace.name), from, to, voice.time(at))}</Paragraph>
        <Paragraph>{said.effect[to]}</Paragraph>
        <Paragraph>
          {said.see} <Page href={link(routes.policy(workspace.slug))}>{letter.policy}</Page>
        </Paragraph>
      </Letter>
    );
  },
};
