import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime } from "./words";

type PolicyDecided = {
  workspace: WorkspaceRef;
  /** Who asked for the publication; null if their account is gone. */
  askedBy: string | null;
  /** Who decided; null if time did, or the link in a mail. */
  by: string | null;
  at: string;
  outcome: "approved" | "took-hold" | "refused" | "withdrawn" | "stopped" | "lapsed";
};

const titles = {
  approved: "The weaker policy was approved",
  "took-hold": "The weaker policy is published",
  refused: "The weaker policy was refused",
  withdrawn: "The weaker policy was taken back",
  stopped: "The weaker policy was stopped",
  lapsed: "The weaker policy could not be published",
} as const;

function sayWhat({ outcome, by, askedBy, at }: PolicyDecided): string {
  const who = askedBy === null ? "someone who left" : inert(askedBy);
  const when = sayTime(at);
  switch (outcome) {
    case "approved":
      return `${inert(by ?? "")} approved on ${when} what ${who} asked to publish. It is published.`;
    case "took-hold":
      return `The day that the policy of ${who} was held is over, and no one stopped it. It was published on ${when}.`;
    case "refused":
      return `${inert(by ?? "")} refused on ${when} what ${who} asked to publish. Nothing was published.`;
    case "withdrawn":
      return `${who} took back on ${when} what they had asked to publish. Nothing was published.`;
    case "stopped":
      return by === null
        ? `The policy that ${who} asked to publish was stopped on ${when} with the link in our mail. Nothing was published.`
        : `${inert(by)} stopped on ${when} what ${who} asked to publish. Nothing was published.`;
    case "lapsed":
      return `The day that the policy of ${who} was held is over, and it could no longer be published. It is a draft again.`;
  }
}

/** Tells the person who asked for a weaker policy, and the owners, how that ended. */
export const policyDecided: Template<PolicyDecided> = {
  subject: ({ workspace, outcome }) => `${titles[outcome]} in ${inert(workspace.name)}`,
  body: (params, link) => (
    <Letter workspace={params.workspace.name} title={titles[params.outcome]} preview="See the policy and its history.">
      <Paragraph>{sayWhat(params)}</Paragraph>
      <Action label="Open the policy" href={link(routes.policy(params.workspace.slug))} />
    </Letter>
  ),
};
