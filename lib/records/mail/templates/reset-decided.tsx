import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import type { Voice } from "./voice";

type ResetDecided = {
  workspace: WorkspaceRef;
  member: { name: string; email: string };
  at: string;
  /** The outcome. `by` is the person who decided. It is null if no one did, or the operator. */
  outcome: "approved" | "refused" | "cancelled" | "stopped" | "lapsed";
  by: string | null;
  resetId: string;
};

function sayWhat({ outcome, member, by, at }: ResetDecided, { words, person, who, time }: Voice): string {
  const { what } = words.resetDecided;
  if (outcome === "lapsed") return what.lapsed(person(member));
  if (outcome === "stopped") return what.stopped(person(member), time(at));
  return what[outcome](who(by), person(member), time(at));
}

/** Tells the people who requested a reset about its outcome. */
export const resetDecided: Template<ResetDecided> = {
  subject: ({ workspace, member, outcome }, { words, name }) =>
    words.resetDecided.subjects[outcome](name(member.name), name(workspace.name)),
  body: (params, voice, link) => {
    const { workspace, outcome, resetId } = params;
    const { resetDecided: said } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.titles[outcome]} preview={said.next[outcome]}>
        <Paragraph>{sayWhat(params, voice)}</Paragraph>
        <Paragraph>{said.next[outcome]}</Paragraph>
        <Action voice={voice} label={said.open} href={link(routes.reset(workspace.slug, resetId))} />
      </Letter>
    );
  },
};
