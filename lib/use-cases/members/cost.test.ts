import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { initialSettings, type Policy } from "@/lib/rules/policy/settings";
import { addCrowd, anyFacts, noon } from "@/test/crowd";
import { asAdmin } from "@/test/database";
import { openWorkspace } from "@/test/people";
import { compileFilter } from "./filter-sql";
import { everyone, filters, type MemberFilter } from "./filters";
import { listMembers } from "./list";
import { memberPages } from "./pages";
import { searchMembers } from "./search";
import { readSort } from "./sorting";

const size = 3_000;
const due = { member: noon.toISOString(), helpdesk: noon.toISOString() };
const policy: Policy = { version: 1, settings: { ...initialSettings, graceDays: 30 }, dueAt: due };
let workspaceId: string;

beforeAll(async () => {
  workspaceId = (await openWorkspace(noon)).id;
  const crowd = fc.sample(anyFacts, { numRuns: size, seed: 1 });
  for (let i = 0; i < size; i += 500) await inWorkspace(workspaceId, (tx) => addCrowd(tx, crowd.slice(i, i + 500)));
  await asAdmin((client) => client.query("analyze member, member_token"));
}, 120_000);

type Node = {
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Relation Name"?: string;
  Plans?: Node[];
};

const rowsRead = (node: Node): number =>
  (node["Relation Name"] ? (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"] : 0) +
  (node.Plans ?? []).reduce((sum, inner) => sum + rowsRead(inner), 0);

/** Makes the planner choose as it does if the tables are too large to be read whole. */
const asIfLarge = (tx: Tx) => tx.$queryRaw`
  select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`;

/** A transaction that counts the rows its queries read from tables and indexes. */
function counting(tx: Tx): { tx: Tx; read(): number } {
  let rows = 0;
  const $queryRaw = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const sql = Prisma.sql(strings as unknown as string[], ...(values as Prisma.Sql[]));
    const [plan] = await tx.$queryRaw<{ "QUERY PLAN": { Plan: Node }[] }[]>`explain (analyze, format json) ${sql}`;
    rows += rowsRead(plan?.["QUERY PLAN"][0]?.Plan as Node);
    return tx.$queryRaw(sql);
  };
  return { tx: Object.create(tx, { $queryRaw: { value: $queryRaw } }) as Tx, read: () => rows };
}

const middle = memberPages.readTurn({
  after: Buffer.from(JSON.stringify(["m", "00000000-0000-4000-8000-000000000000", "", 0, 0, null])).toString(
    "base64url",
  ),
});

test.each(filters)("a page under the filter %s reads a few ranges of an index, never the table", async (filter) => {
  await inWorkspace(workspaceId, async (tx) => {
    await asIfLarge(tx);
    const compiled = compileFilter(filter, await readTallies(tx), policy, noon);
    const ranges = compiled.kind === "classes" ? compiled.parts.length : 1;
    for (const turn of [null, middle]) {
      const spy = counting(tx);
      await listMembers(spy.tx, compiled, turn);
      // At most a page from each range, and the page itself.
      expect(spy.read()).toBeLessThanOrEqual(Math.min((ranges + 2) * 51, size - 1));
    }
  });
});

test.each<[Partial<MemberFilter>, string]>([
  [{ role: "member", method: "passkey" }, "name"],
  [{ role: "admin", state: "blocked", twoFactor: "disabled" }, "-name"],
  [{}, "role"],
  [{}, "-state"],
  [{ role: "member" }, "two-factor"],
  [{}, "-last-sign-in"],
  [{ state: "protected" }, "last-sign-in"],
  [{ lastSignIn: "month" }, "name"],
  [{ lastSignIn: "not-quarter", role: "member" }, "-last-sign-in"],
  [{ lastSignIn: "never", method: "app" }, "name"],
])("[W7] a page under %j by %s reads a few ranges of an index, never the table", async (filter, sort) => {
  await inWorkspace(workspaceId, async (tx) => {
    await asIfLarge(tx);
    const tallies = await readTallies(tx);
    const compiled = compileFilter({ ...everyone, ...filter }, tallies, policy, noon, readSort(sort));
    const ranges = compiled.kind === "classes" ? compiled.parts.length : 1;
    const first = await listMembers(tx, compiled, null);
    for (const turn of [null, memberPages.readTurn({ after: first.after })]) {
      const spy = counting(tx);
      await listMembers(spy.tx, compiled, turn);
      expect(spy.read()).toBeLessThanOrEqual(Math.min((ranges + 2) * 51, size - 1));
    }
  });
});

test.each([
  [["ana"], "all"],
  [["acme.test"], "all"],
  [["maria", "garcia"], "all"],
  [["nobody"], "all"],
  [["nobody"], "protected"],
  [["acme.test"], "reset-pending"],
] as const)("a search for %j under the filter %s reads what it shows and no more", async (words, filter) => {
  await inWorkspace(workspaceId, async (tx) => {
    await asIfLarge(tx);
    const compiled = compileFilter(filter, await readTallies(tx), policy, noon);
    const spy = counting(tx);
    const { rows } = await searchMembers(spy.tx, [...words], compiled, null);
    expect(spy.read()).toBeLessThanOrEqual(51 * 4 + 20);
    if (words[0] === "nobody") expect(rows).toEqual([]);
  });
});
