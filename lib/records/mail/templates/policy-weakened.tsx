import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { Change } from "@/lib/rules/policy/changes";
import { sayChanges } from "@/words/en/policy-changes";
import { Action, Aside, Letter, Paragraph } from "./letter";
import { sayTime } from "./words";

type PolicyWeakened = {
  workspace: WorkspaceRef;
  by: string;
  at: string;
  /** The changes that take something away. */
  changes: Change[];
  /** Published already; waiting for someone to approve it; or held until a moment. */
  how: { kind: "published" } | { kind: "asked" } | { kind: "held"; until: string };
  /** Opens the page that stops it, if it is held. */
  stopToken?: string;
};

const titles = {
  published: "The policy asks for less now",
  asked: "A weaker policy waits for approval",
  held: "A weaker policy will be published",
} as const;

const previews = {
  published: "If you did not expect this, look at it now.",
  asked: "Nothing changes until someone approves it.",
  held: "If you did not ask for this, stop it.",
} as const;

/** Tells owners, and the people who may approve it, that a publication takes a guard away. */
export const policyWeakened: Template<PolicyWeakened> = {
  subject: ({ workspace, how }) =>
    ({
      published: `The policy of ${inert(workspace.name)} asks for less now`,
      asked: `A weaker policy of ${inert(workspace.name)} waits for approval`,
      held: `A weaker policy of ${inert(workspace.name)} will be published`,
    })[how.kind],
  body: ({ workspace, by, at, changes, how, stopToken }, link) => (
    <Letter workspace={workspace.name} title={titles[how.kind]} preview={previews[how.kind]}>
      <Paragraph>
        {inert(by)} {how.kind === "published" ? "published" : "asked to publish"} this on {sayTime(at)}:
      </Paragraph>
      {sayChanges(changes).map((change) => (
        <Paragraph key={change}>{inert(change, 2_000)}</Paragraph>
      ))}
      {how.kind === "asked" && (
        <Paragraph>
          It protects less than the policy in force, so a second person has to approve it. Speak to {inert(by)} before
          you decide. Nothing changes until then.
        </Paragraph>
      )}
      {how.kind === "held" && stopToken ? (
        <>
          <Paragraph>
            It protects less than the policy in force, and no one else could approve it. So it is published on{" "}
            {sayTime(how.until)}, if no one stops it before.
          </Paragraph>
          <Aside title="If you did not ask for this">
            <Paragraph>Stop it. Nothing is published then. Change your password afterwards.</Paragraph>
            <Action label="Stop this policy" href={link(routes.stopPolicy(workspace.slug, stopToken))} />
          </Aside>
        </>
      ) : (
        <Action label="Open the policy" href={link(routes.policy(workspace.slug))} />
      )}
    </Letter>
  ),
};
