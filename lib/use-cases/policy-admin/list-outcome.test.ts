import "@/test/database";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { readVersions } from "@/lib/records/policy-versions/read-versions";
import { writeSettings } from "@/lib/rules/policy/document";
import { proposalOf } from "@/lib/rules/policy/proposal";
import { outcomeOf, outcomes } from "@/lib/rules/policy/rehearse";
import { memberPages } from "@/lib/use-cases/members/pages";
import { addCrowd, anyFacts, anyPolicy, noon } from "@/test/crowd";
import { callAt, openWorkspace } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { listOutcome, type OutcomePage } from "./list-outcome";
import { openPolicyPage } from "./open-policy-page";

/** A workspace of 400 members. Its policy in force and its draft are any two possible ones. */
async function openDrafted(seed: number) {
  const { id, owner } = await openWorkspace(noon);
  const scope = await scopeOf(owner, "policy:read", noon);
  const [before, next] = fc.sample(anyPolicy, { numRuns: 2, seed });
  const dates = { workspaceId: id, version: 2, revision: 1, createdAt: noon, updatedAt: noon };
  await inWorkspace(id, async (tx) => {
    await addCrowd(tx, fc.sample(anyFacts, { numRuns: 400, seed }));
    await tx.policyVersion.updateMany({
      data: { settings: before && writeSettings(before.settings), dueAt: before?.dueAt },
    });
    const planned = seed % 2 ? after(noon, days(5)) : null;
    await tx.policyVersion.create({
      data: { ...dates, settings: next ? writeSettings(next.settings) : {}, effectiveAt: planned },
    });
  });
  return { id, scope };
}

test.each([1, 2, 3, 4, 5, 6])(
  "each list shows, page by page both ways, exactly the members the rehearsal counts in it (%i)",
  async (seed) => {
    const { id, scope } = await openDrafted(seed);
    const { rehearsal } = await openPolicyPage(callAt(scope, noon));
    const wanted = await inWorkspace(id, async (tx) => {
      const versions = await readVersions(tx, noon);
      if (!versions.draft) throw new Error("no draft");
      const proposal = proposalOf(versions, versions.draft.settings, versions.draft.effectiveAt, noon);
      const members = await tx.member.findMany();
      return members
        .filter(({ joinedAt, deactivatedAt }) => joinedAt && !deactivatedAt)
        .map((member) => ({ id: member.id, outcome: outcomeOf(member, proposal) }));
    });
    for (const outcome of outcomes) {
      const ids = wanted.filter((member) => member.outcome === outcome).map((member) => member.id);
      const read = async (place: { after?: string | null; before?: string | null }) =>
        (await listOutcome(callAt(scope, noon), outcome, memberPages.readTurn(place))) as OutcomePage;
      const pages = [await read({})];
      for (let page = pages[0] as OutcomePage; page.after; pages.push(page)) page = await read({ after: page.after });
      const shown = pages.flatMap(({ members }) => members.map(({ row }) => row.id));
      expect(new Set(shown).size).toBe(shown.length);
      expect([...shown].sort()).toEqual(ids.sort());
      expect(rehearsal?.numbers.outcomes[outcome]).toBe(ids.length);
      const back: string[] = pages.at(-1)?.members.map(({ row }) => row.id) ?? [];
      for (let page = pages.at(-1) as OutcomePage; page.before; ) {
        page = await read({ before: page.before });
        back.unshift(...page.members.map(({ row }) => row.id));
      }
      expect(back).toEqual(shown);
    }
  },
);
