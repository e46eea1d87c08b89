import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { Change } from "@/lib/rules/policy/changes";
import { policyChanges } from "@/words/policy-changes";
import { Action, Aside, Letter, Paragraph } from "./letter";

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

/** Tells owners, and the people who may approve it, that a publication takes a guard away. */
export const policyWeakened: Template<PolicyWeakened> = {
  subject: ({ workspace, how }, { words, name }) => words.policyWeakened.subjects[how.kind](name(workspace.name)),
  body: ({ workspace, by, at, changes, how, stopToken }, voice, link) => {
    const { policyWeakened: said, letter } = voice.words;
    const who = voice.name(by);
    const announce = how.kind === "published" ? said.published : said.asked;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.titles[how.kind]} preview={said.previews[how.kind]}>
        <Paragraph>{announce(who, voice.time(at))}</Paragraph>
        {policyChanges[voice.language].sayChanges(changes).map((change) => (
          <Paragraph key={change}>{voice.name(change, 2_000)}</Paragraph>
        ))}
        {how.kind === "asked" && <Paragraph>{said.approval(who)}</Paragraph>}
        {how.kind === "held" && stopToken ? (
          <>
            <Paragraph>{said.held(voice.time(how.until))}</Paragraph>
            <Aside title={said.notYou}>
              <Paragraph>{said.stop}</Paragraph>
              <Action voice={voice} label={said.stopAction} href={link(routes.stopPolicy(workspace.slug, stopToken))} />
            </Aside>
          </>
        ) : (
          <Action voice={voice} label={letter.openPolicy} href={link(routes.policy(workspace.slug))} />
        )}
      </Letter>
    );
  },
};
