import { routes } from "@/lib/ground/routes";
import { inert, plain } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

type ResetDecided = {
  workspace: WorkspaceRef;
  member: { name: string; email: string };
  at: string;
  /** The outcome. `by` is the person who decided. It is null if no one did, or the operator. */
  outcome: "approved" | "refused" | "cancelled" | "stopped" | "lapsed";
  by: string | null;
  resetId: string;
};

const titles = {
  approved: "The reset was approved",
  refused: "The reset was refused",
  cancelled: "The reset was cancelled",
  stopped: "The reset was stopped",
  lapsed: "Nobody approved the reset",
} as const;

const next = {
  approved: "The code is shown once, to the one who asked for the reset. Have the member on the line, then open it.",
  refused: "Nothing changed for the member.",
  cancelled: "If a code was out, it opens nothing any more.",
  stopped: "The code opens nothing any more. Ask the member on a number you already have whether it was them.",
  lapsed: "Nothing changed for the member. If they still wait, check again who is asking and start a new reset.",
} as const;

function sayWhat({ outcome, by, at }: ResetDecided, who: string): string {
  const reset = `the reset of two-factor authentication for ${who}`;
  if (outcome === "lapsed") return `A day has passed, and nobody approved ${reset}.`;
  if (outcome === "stopped") return `Somebody with the link in the member's mail stopped ${reset} on ${sayTime(at)}.`;
  return `${sayWho(by)} ${outcome} ${reset} on ${sayTime(at)}.`;
}

/** Tells the people who requested a reset about its outcome. */
export const resetDecided: Template<ResetDecided> = {
  subject: ({ workspace, member, outcome }) =>
    outcome === "lapsed"
      ? `Nobody approved the reset for ${inert(member.name)} in ${inert(workspace.name)}`
      : `The reset for ${inert(member.name)} in ${inert(workspace.name)} was ${outcome}`,
  body: (params, link) => {
    const { workspace, member, outcome, resetId } = params;
    return (
      <Letter workspace={workspace.name} title={titles[outcome]} preview={next[outcome]}>
        <Paragraph>{sayWhat(params, `${inert(member.name)} (${plain(member.email, 320)})`)}</Paragraph>
        <Paragraph>{next[outcome]}</Paragraph>
        <Action label="Open the reset" href={link(routes.reset(workspace.slug, resetId))} />
      </Letter>
    );
  },
};
