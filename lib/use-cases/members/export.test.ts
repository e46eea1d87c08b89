import { expect, test } from "vitest";
import "@/test/database";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { addPlain, callAt, openWorkspace } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { memberColumns } from "@/words/member-columns";
import { exportMembers } from "./export";
import { parseFilter } from "./filters";
import { readOverview } from "./read-overview";
import { byName } from "./sorting";

const now = new Date("2026-11-22T10:00:00Z");

async function exported(scope: Parameters<typeof exportMembers>[0], filter: string, search = "") {
  const list = { filter: parseFilter(filter), sort: byName, search };
  const result = await exportMembers(callAt(scope, now), list, memberColumns.en);
  if (!result.ok) throw new Error(result.reason);
  let text = "";
  for await (const chunk of result.lines) text += chunk;
  return text.trimEnd().split("\r\n");
}

test("an export holds the members under a filter, runs nothing in a spreadsheet, and is recorded", async () => {
  const { id, owner } = await openWorkspace(now);
  const bo = await addPlain(id, "member", now, "=cmd|' /C calc'!A0");
  const scope = await scopeOf(owner, "members:export", now);
  const [head, ...rows] = await exported(scope, "all");
  expect(head).toMatch(/^\ufeffName,Email,Role,State,Two-factor,/);
  expect(rows).toHaveLength(2);
  const [line] = await exported(scope, "blocked").then((lines) => lines.slice(1));
  expect(line).toMatch(`'=cmd|' /C calc'!A0,${bo.email},member,blocked,disabled,0,0,0,0,no,`);
  const events = await inWorkspace(id, (tx) => tx.auditEvent.findMany({ where: { action: "members.exported" } }));
  expect(events.map(({ entry }) => JSON.parse(entry).data)).toEqual([
    { filter: "all", rows: 2 },
    { filter: "blocked", rows: 1 },
  ]);
});

test("[W7] an export holds exactly what its list shows: filters at once, and the search", async () => {
  const { id, owner } = await openWorkspace(now);
  for (const name of ["Ana One", "Ana Two", "Bo Three"]) await addPlain(id, "member", now, name);
  const scope = await scopeOf(owner, "members:export", now);
  const names = async (filter: string, search: string) =>
    (await exported(scope, filter, search)).slice(1).map((line) => line.split(",")[0]);
  expect(await names("all", "ana")).toEqual(["Ana One", "Ana Two"]);
  expect(await names("owner", "ana")).toEqual([]);
  expect(await names("disabled.member.never", "")).toEqual(["Ana One", "Ana Two", "Bo Three"]);
  const [event] = await inWorkspace(id, (tx) =>
    tx.auditEvent.findMany({ where: { action: "members.exported" }, orderBy: { sequence: "asc" } }),
  );
  expect(JSON.parse(event?.entry ?? "").data).toEqual({ filter: "all", search: "ana" });
});

test("an export requires fresh proof", async () => {
  const { owner } = await openWorkspace(after(now, -minutes(30)));
  const scope = await scopeOf(owner, "members:export", after(now, -minutes(11)));
  const list = { filter: parseFilter("all"), sort: byName, search: "" };
  expect(await exportMembers(callAt(scope, now), list, memberColumns.en)).toEqual({ ok: false, reason: "stale" });
});

test("the overview counts members who are covered, and names members at risk, the worst first", async () => {
  const { id, owner } = await openWorkspace(now);
  const bo = await addPlain(id, "member", now, "Bo Member");
  const gone = await addPlain(id, "member", now);
  await inWorkspace(id, (tx) => tx.member.updateMany({ where: { id: gone.id }, data: { deactivatedAt: now } }));
  const overview = await readOverview(callAt(await scopeOf(owner, "members:read", now), now));
  expect(overview).toMatchObject({ active: 2, covered: 1, owners: 1, methods: { totp: 1, passkey: 0, email: 0 } });
  expect(overview.risky.map((row) => row.id)).toEqual([bo.id]);
});
