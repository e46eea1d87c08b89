import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import type { Voice } from "./voice";

type PolicyDecided = {
  workspace: WorkspaceRef;
  /** Who asked for the publication; null if their account is gone. */
  askedBy: string | null;
  /** Who decided; null if time did, or the link in a mail. */
  by: string | null;
  at: string;
  outcome: "approved" | "took-hold" | "refused" | "withdrawn" | "stopped" | "lapsed";
};

function sayWhat({ outcome, by, askedBy, at }: PolicyDecided, { words, name, time }: Voice): string {
  const { what, someoneLeft } = words.policyDecided;
  const asker = askedBy === null ? someoneLeft : name(askedBy);
  const when = time(at);
  switch (outcome) {
    case "approved":
    case "refused":
      return what[outcome](name(by ?? ""), asker, when);
    case "stopped":
      return what.stopped(by === null ? null : name(by), asker, when);
    case "lapsed":
      return what.lapsed(asker);
    default:
      return what[outcome](asker, when);
  }
}

/** Tells the person who asked for a weaker policy, and the owners, how that ended. */
export const policyDecided: Template<PolicyDecided> = {
  subject: ({ workspace, outcome }, { words, name }) =>
    words.policyDecided.subject(words.policyDecided.titles[outcome], name(workspace.name)),
  body: (params, voice, link) => {
    const { workspace, outcome } = params;
    const { policyDecided: said, letter } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.titles[outcome]} preview={said.preview}>
        <Paragraph>{sayWhat(params, voice)}</Paragraph>
        <Action voice={voice} label={letter.openPolicy} href={link(routes.policy(workspace.slug))} />
      </Letter>
    );
  },
};
