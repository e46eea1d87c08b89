import "@/test/database";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asSystem, inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { classOf, factsOf } from "@/lib/records/member-rows/member-class";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { assess } from "@/lib/rules/policy/assess";
import { initialSettings, type Policy } from "@/lib/rules/policy/settings";
import { addCrowd, anyFacts, anyPolicy, noon } from "@/test/crowd";
import { openWorkspace } from "@/test/people";
import { compileFilter } from "./filter-sql";
import { countByFilter, type Filter, filters, matches } from "./filters";
import { listMembers } from "./list";
import { type MembersPage, type MemberTurn, memberPages } from "./pages";
import { searchMembers, wordsOf } from "./search";

async function crowd(size: number) {
  const workspace = await openWorkspace(noon);
  const facts = fc.sample(anyFacts, { numRuns: size, seed: size });
  await inWorkspace(workspace.id, (tx) => addCrowd(tx, facts));
  return workspace;
}

async function turnAll(read: (turn: MemberTurn) => Promise<MembersPage>): Promise<MemberRow[][]> {
  const pages = [await read(null)];
  for (let page = pages[0] as MembersPage; page.after; pages.push(page))
    page = await read(memberPages.readTurn({ after: page.after }));
  return pages.map(({ rows }) => rows);
}

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
const planOf = async (tx: Tx, filter: Filter, policy: Policy, now: Date) =>
  compileFilter(filter, await readTallies(tx), policy, now);

const byName = (a: MemberRow, b: MemberRow) =>
  Buffer.compare(Buffer.from(a.nameKey), Buffer.from(b.nameKey)) || (a.id < b.id ? -1 : 1);

test("each filter shows, and counts, exactly the members the decision puts in it, under any policy at any time", async () => {
  const { id } = await crowd(230);
  const everyone = await inWorkspace(id, async (tx) =>
    (await turnAll((turn) => listMembers(tx, { kind: "all" }, turn))).flat(),
  );
  expect(everyone).toHaveLength(231);
  await fc.assert(
    fc.asyncProperty(anyPolicy, fc.integer({ min: -40, max: 40 }), (policy, shift) =>
      inWorkspace(id, async (tx) => {
        const now = after(noon, days(shift));
        const tallies = await readTallies(tx);
        const counts = countByFilter(tallies, policy, now);
        for (const filter of filters) {
          const wanted = everyone.filter((member) => matches(filter, member, assess(member, policy, now)));
          const compiled = compileFilter(filter, tallies, policy, now);
          const shown = (await turnAll((turn) => listMembers(tx, compiled, turn))).flat();
          expect(ids(shown), filter).toEqual(ids(wanted));
          expect(counts[filter], filter).toBe(wanted.length);
        }
      }),
    ),
    { numRuns: 25 },
  );
}, 120_000);

test("the class that the database keeps is the class that is computed, and reads back", async () => {
  const { id } = await crowd(300);
  const rows = await inWorkspace(
    id,
    (tx) => tx.$queryRaw<(MemberRow & { class: number })[]>`
      select class, role::text, joined_at as "joinedAt", deactivated_at as "deactivatedAt", grace_until as "graceUntil",
        exempt_until as "exemptUntil", suspended_at as "suspendedAt", totp_count as "totpCount", passkey_count as "passkeyCount",
        email_count as "emailCount", recovery_codes_left as "recoveryCodesLeft" from member`,
  );
  for (const row of rows) {
    expect(classOf(row)).toBe(row.class);
    const { facts, dates } = factsOf(row.class);
    const graceUntil = dates === "grace" ? noon : null;
    expect(classOf({ ...facts, graceUntil, exemptUntil: dates === "exemption" ? noon : null })).toBe(row.class);
  }
});

test("paging forward and back shows each member once, in order, with full pages except the last", async () => {
  const { id } = await crowd(230);
  await inWorkspace(id, async (tx) => {
    const forth: MembersPage[] = [await listMembers(tx, { kind: "all" }, null)];
    while (forth.at(-1)?.after)
      forth.push(await listMembers(tx, { kind: "all" }, memberPages.readTurn({ after: forth.at(-1)?.after })));
    const all = forth.flatMap(({ rows }) => rows);
    expect(forth.map(({ rows }) => rows.length)).toEqual([50, 50, 50, 50, 31]);
    expect(ids([...all].sort(byName))).toEqual(ids(all));
    expect(new Set(ids(all)).size).toBe(231);
    expect(forth[0]?.before).toBeNull();

    const back: MembersPage[] = [forth.at(-1) as MembersPage];
    while (back.at(-1)?.before)
      back.push(await listMembers(tx, { kind: "all" }, memberPages.readTurn({ before: back.at(-1)?.before })));
    expect(back.map(({ rows }) => ids(rows)).reverse()).toEqual(forth.map(({ rows }) => ids(rows)));
  });
});

test("rows deleted between two pages make the next neither skip nor repeat; a place beyond the end shows the last page", async () => {
  const { id } = await crowd(120);
  await inWorkspace(id, async (tx) => {
    const first = await listMembers(tx, { kind: "all" }, null);
    const second = await listMembers(tx, { kind: "all" }, memberPages.readTurn({ after: first.after }));
    await tx.member.deleteMany({ where: { id: { in: ids(first.rows).slice(10) } } });
    expect(ids((await listMembers(tx, { kind: "all" }, memberPages.readTurn({ after: first.after }))).rows)).toEqual(
      ids(second.rows),
    );
    const short = await listMembers(tx, { kind: "all" }, memberPages.readTurn({ before: second.before }));
    expect(ids(short.rows).slice(0, 10)).toEqual(ids(first.rows).slice(0, 10));
    expect(short.rows).toHaveLength(50);

    const last = await listMembers(tx, { kind: "all" }, memberPages.readTurn({ after: second.after }));
    await tx.member.deleteMany({ where: { id: { in: ids(last.rows) } } });
    const stranded = await listMembers(tx, { kind: "all" }, memberPages.readTurn({ after: second.after }));
    expect(ids(stranded.rows)).toEqual(ids(second.rows));
  });
});

const policy: Policy = { version: 1, settings: initialSettings, dueAt: {} };
const anyWord = fc.constantFrom(
  "a",
  "an",
  "ana",
  "anders",
  "b",
  "bo",
  "maria",
  "mar",
  "gar",
  "lee",
  "ås",
  "م",
  "acme.test",
  "p1",
  "x",
  "owner",
);

test("a search finds each member once who has, for each word, a word in name, address or domain that begins with it, under each filter", async () => {
  const { id } = await crowd(300);
  const everyone = await inWorkspace(id, async (tx) =>
    (await turnAll((turn) => listMembers(tx, { kind: "all" }, turn))).flat(),
  );
  const found = ({ nameKey, email }: MemberRow, word: string) =>
    [...nameKey.split(/\s+/), email, email.split("@")[1] ?? ""].some((token) => token.startsWith(word));
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyWord, { minLength: 1, maxLength: 3 }),
      fc.constantFrom<Filter>(...filters),
      (typed, filter) =>
        inWorkspace(id, async (tx) => {
          const words = wordsOf(typed.join(" "));
          const compiled = await planOf(tx, filter, policy, noon);
          const read = (turn: MemberTurn) => searchMembers(tx, words, compiled, turn);
          const pages = await turnAll(read);
          const wanted = everyone.filter(
            (row) => words.every((word) => found(row, word)) && matches(filter, row, assess(row, policy, noon)),
          );
          expect(ids(pages.flat()).sort()).toEqual(ids(wanted).sort());
          expect(pages.slice(0, -1).every((rows) => rows.length === 50)).toBe(true);
          const [first, second] = [await read(null), pages[1]];
          if (!second) return;
          const next = await read(memberPages.readTurn({ after: first.after }));
          expect(ids((await read(memberPages.readTurn({ before: next.before }))).rows)).toEqual(ids(first.rows));
        }),
    ),
    { numRuns: 80 },
  );
}, 120_000);

test("a workspace lists, counts and finds no one of another one", async () => {
  const mine = await openWorkspace(noon);
  await crowd(60);
  await inWorkspace(mine.id, async (tx) => {
    expect(ids((await listMembers(tx, { kind: "all" }, null)).rows)).toEqual([mine.owner.id]);
    expect(countByFilter(await readTallies(tx), policy, noon).all).toBe(1);
    expect((await searchMembers(tx, ["ana"], { kind: "all" }, null)).rows).toEqual([]);
  });
});

test.each([
  "",
  "x",
  "eyJ9",
  "W10",
  Buffer.from('["a","b","c",0]').toString("base64url"),
  Buffer.from(JSON.stringify(["\0", randomUUID(), "", 0, 0, null])).toString("base64url"),
  ["a"],
])("%j is no place in a list: the first page is shown", (text) => {
  expect(memberPages.readTurn({ after: text, before: text })).toBeNull();
});

test("neither the fold nor deleting dates that have passed changes the counts", async () => {
  const { id } = await crowd(200);
  const [other] = fc.sample(anyPolicy, { numRuns: 1, seed: 7 });
  const read = () =>
    inWorkspace(id, async (tx) => countByFilter(await readTallies(tx), other as Policy, after(noon, days(400))));
  const before = await read();
  await asSystem(Prisma.sql`select fold_member_tally()::text`);
  expect(await read()).toEqual(before);
  const [forgotten] = await asSystem<{ n: number }>(Prisma.sql`select forget_lapsed_dates(now(), 10000) as n`);
  expect(forgotten?.n).toBeGreaterThan(0);
  expect(await read()).toEqual(before);
});
