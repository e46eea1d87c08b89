import "@/test/database";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inWorkspace, Prisma } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { classOf } from "@/lib/records/member-rows/member-class";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { assess } from "@/lib/rules/policy/assess";
import { initialSettings, type Policy, roles } from "@/lib/rules/policy/settings";
import { addCrowd, anyFacts, noon } from "@/test/crowd";
import { openWorkspace } from "@/test/people";
import { compileFilter } from "./filter-sql";
import {
  countMatching,
  everyone,
  filterMethods,
  lastSignIns,
  type MemberFilter,
  matches,
  parseFilter,
  states,
  writeFilter,
} from "./filters";
import { listMembers } from "./list";
import { type MembersPage, memberPages } from "./pages";
import { effectiveSort, groupsOf, readSort, type Sort, sortColumns, writeSort } from "./sorting";

const policy: Policy = {
  version: 1,
  settings: { ...initialSettings, graceDays: 30 },
  dueAt: { member: noon.toISOString(), helpdesk: noon.toISOString() },
};
const or = <T>(values: readonly T[]) => fc.constantFrom<T | null>(null, null, ...values);
const anyFilter: fc.Arbitrary<MemberFilter> = fc.record({
  twoFactor: or(["enabled", "disabled"] as const),
  state: or(states),
  role: or(roles),
  method: or(filterMethods),
  lastSignIn: or(lastSignIns),
});
const anySort = fc.record({ by: fc.constantFrom(...sortColumns), descending: fc.boolean() });

async function openCrowd(size: number) {
  const { id } = await openWorkspace(noon);
  const facts = fc.sample(anyFacts, { numRuns: size, seed: size });
  await inWorkspace(id, async (tx) => {
    await addCrowd(tx, facts);
    await tx.$executeRaw(Prisma.sql`update member set last_sign_in_at = case when abs(hashtext(id::text)) % 4 = 0 then null
      else ${noon}::timestamptz - make_interval(days => abs(hashtext(id::text)) % 120) end where workspace_id = ${id}::uuid`);
  });
  return id;
}

const signedIn = ({ lastSignIn }: MemberFilter, { lastSignInAt }: MemberRow) => {
  if (!lastSignIn) return true;
  if (lastSignIn === "never") return lastSignInAt === null;
  const length = { week: 7, month: 30, quarter: 90, "not-month": 30, "not-quarter": 90 }[lastSignIn];
  const within = lastSignInAt !== null && lastSignInAt >= after(noon, -days(length));
  return within !== lastSignIn.startsWith("not-");
};

/** Compares two rows as the list under a filter and an order shows them. */
function comparing(filter: MemberFilter, sort: Sort) {
  const { by, descending } = effectiveSort(filter, sort);
  const group = groupsOf({ by, descending });
  const ranged = filter.lastSignIn !== null && filter.lastSignIn !== "never";
  const bySignIn = by === "last-sign-in" || ranged;
  const turn = (group ? ranged : descending) ? -1 : 1;
  const of = (row: MemberRow) => group?.(row, assess(row, policy, noon)) ?? 0;
  const inside = (a: MemberRow, b: MemberRow) =>
    (bySignIn
      ? (a.lastSignInAt?.getTime() ?? Number.MIN_SAFE_INTEGER) - (b.lastSignInAt?.getTime() ?? Number.MIN_SAFE_INTEGER)
      : Buffer.compare(Buffer.from(a.nameKey), Buffer.from(b.nameKey))) || (a.id < b.id ? -1 : 1);
  return (a: MemberRow, b: MemberRow) => of(a) - of(b) || turn * inside(a, b);
}

test("[W7] any filters at once, in any order, show each member they mean once, page by page and back, and count them", async () => {
  const id = await openCrowd(230);
  const all = await inWorkspace(id, (tx) => listMembers(tx, { kind: "all" }, null, 1_000));
  expect(all.rows).toHaveLength(231);
  await fc.assert(
    fc.asyncProperty(anyFilter, anySort, (filter, sort) =>
      inWorkspace(id, async (tx) => {
        const tallies = await readTallies(tx);
        const compiled = compileFilter(filter, tallies, policy, noon, sort);
        const meant = all.rows.filter((row) => matches(filter, row, assess(row, policy, noon)));
        expect(countMatching(filter, tallies, policy, noon)).toBe(meant.length);
        const wanted = meant.filter((row) => signedIn(filter, row)).sort(comparing(filter, sort));
        const read = (turn: Parameters<typeof memberPages.readTurn>[0]) =>
          listMembers(tx, compiled, memberPages.readTurn(turn), 20);
        const pages: MembersPage[] = [await read({})];
        while (pages.at(-1)?.after) pages.push(await read({ after: pages.at(-1)?.after }));
        expect(pages.flatMap(({ rows }) => rows.map((row) => row.id))).toEqual(wanted.map((row) => row.id));
        const last = pages.at(-1);
        if (!last?.before) return;
        const back = await read({ before: last.before });
        expect(back.rows.map((row) => row.id)).toEqual(pages.at(-2)?.rows.map((row) => row.id));
      }),
    ),
    { numRuns: 150 },
  );
}, 120_000);

test("a filter and an order are read back as they were written, and anything unknown shows everyone by name", () => {
  fc.assert(fc.property(anyFilter, (filter) => void expect(parseFilter(writeFilter(filter))).toEqual(filter)));
  fc.assert(fc.property(anySort, (sort) => void expect(readSort(writeSort(sort))).toEqual(sort)));
  expect(parseFilter("all")).toEqual(everyone);
  expect(parseFilter("guessed.0")).toEqual(everyone);
  expect(readSort("--name")).toEqual({ by: "name", descending: false });
});

test("two members who can't sign in are in different classes if role or methods differ, so that filters tell them apart", () => {
  const gone = { role: "member" as const, joinedAt: noon, deactivatedAt: noon, suspendedAt: null };
  const none = {
    graceUntil: null,
    exemptUntil: null,
    totpCount: 0,
    passkeyCount: 0,
    emailCount: 0,
    recoveryCodesLeft: 0,
  };
  const classes = [{}, { role: "admin" as const }, { totpCount: 1 }, { passkeyCount: 1 }].map((one) =>
    classOf({ ...gone, ...none, ...one }),
  );
  expect(new Set(classes).size).toBe(4);
});
