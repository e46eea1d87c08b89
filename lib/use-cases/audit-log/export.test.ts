import { expect, test } from "vitest";
import "@/test/database";
import { systemAt } from "@/lib/access/caller";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { record } from "@/lib/records/audit/record";
import { recordMany } from "@/lib/records/audit/record-many";
import { auditKeys } from "@/lib/records/audit/seal";
import { sealHeads } from "@/lib/records/audit/seal-heads";
import { commitmentOf, commitText, eraseTexts } from "@/lib/records/audit/texts";
import { verifyExport } from "@/lib/records/audit/verify-export";
import { addMember, callAt, openWorkspace } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { exportAudit, type ShowEvent } from "./export";
import { type AuditQuery, eventsAPage, listEvents } from "./list";

const now = new Date("2026-11-22T10:00:00Z");
const anything: AuditQuery = { action: null, actor: "", subject: "", from: "", to: "", after: "", before: "" };

const show: ShowEvent = ({ action, subjectId }, people) => ({
  Ereignis: action,
  ...(subjectId ? { Betrifft: people.get(subjectId)?.name ?? "Gelöscht" } : {}),
});

async function workspaceWith(events: number) {
  const workspace = await openWorkspace(after(now, -minutes(30)));
  const bo = await addMember(workspace.id, "member", after(now, -minutes(30)), "Bo Member");
  const scope = await scopeOf(workspace.owner, "audit:read", now);
  await sealHeads(now);
  await inWorkspace(workspace.id, (tx) =>
    recordMany(
      tx,
      Array.from({ length: events }, (_, i) => ({
        at: now,
        actor: { kind: "member" as const, id: workspace.owner.id, role: "owner" },
        subject: bo.id,
        ...(i % 2 ? ({ action: "session.signed_out" } as const) : ({ action: "member.reminded" } as const)),
      })),
    ),
  );
  return { workspace, bo, scope };
}

async function exported(scope: Awaited<ReturnType<typeof workspaceWith>>["scope"]): Promise<string[]> {
  const result = await exportAudit(callAt(scope, now), show);
  if (!result.ok) throw new Error(result.reason);
  const chunks: string[] = [];
  for await (const chunk of result.lines) chunks.push(chunk);
  return chunks.join("").trimEnd().split("\n");
}

async function* each(lines: string[]) {
  yield* lines;
}

test("an export holds every event, itself last, and anyone who has the file can verify it", async () => {
  const { scope } = await workspaceWith(1_200);
  const lines = await exported(scope);
  expect(lines.at(-2)).toContain("audit.exported");
  expect(lines.at(-1)).toContain('"end"');
  const verdict = await verifyExport(each(lines), auditKeys());
  expect(verdict).toMatchObject({ last: { sequence: BigInt(lines.length - 1) }, broken: null });
});

test("an export names people and what commitments stand for while they are kept, and the chain's text stays as it is", async () => {
  const { workspace, bo, scope } = await workspaceWith(2);
  const email = await inWorkspace(workspace.id, async (tx) => {
    const commitment = await commitText(tx, bo.id, bo.email);
    await record(tx, systemAt(now), "member.invited", { subject: bo.id, data: { role: "member", email: commitment } });
    return commitment;
  });
  const invited = async () => {
    const lines = await exported(scope);
    expect((await verifyExport(each(lines), auditKeys())).broken).toBe(null);
    return lines.map((line) => JSON.parse(line)).find(({ entry }) => entry?.includes(email));
  };
  const line = await invited();
  expect(line).toMatchObject({ shown: { Ereignis: "member.invited", Betrifft: "Bo Member" } });
  expect(line.entry).not.toContain(bo.email);
  const { text, key } = line.texts[email];
  expect(text).toBe(bo.email);
  expect(commitmentOf(Buffer.from(key, "hex"), text)).toBe(email);
  await inWorkspace(workspace.id, (tx) => eraseTexts(tx, bo.id));
  const erased = await invited();
  expect(erased).not.toHaveProperty("texts");
  expect(erased.entry).toBe(line.entry);
});

test("an export includes the seals, and would not be sound without them", async () => {
  const { scope } = await workspaceWith(3);
  const lines = await exported(scope);
  const sealed = lines.findIndex((line) => line.includes('"seals"'));
  expect((await verifyExport(each(lines), auditKeys())).sealed).toBe(BigInt(sealed + 1));
  const { seals: _, ...bare } = JSON.parse(lines[sealed] as string);
  const stripped = lines.with(sealed, JSON.stringify(bare));
  expect((await verifyExport(each(stripped), auditKeys())).broken).toEqual({ sequence: 1n, fault: "unsealed" });
});

test.each([
  [
    "a changed word",
    (lines: string[]) => lines.with(4, (lines[4] as string).replace("member.reminded", "member.exempted")),
    5n,
    "changed",
  ],
  ["a line taken out", (lines: string[]) => lines.toSpliced(4, 1), 6n, "missing"],
  [
    "two lines swapped",
    (lines: string[]) => lines.with(4, lines[5] as string).with(5, lines[4] as string),
    6n,
    "missing",
  ],
  ["a missing beginning", (lines: string[]) => lines.slice(1), 2n, "missing"],
  ["half a line", (lines: string[]) => lines.with(4, (lines[4] as string).slice(0, 20)), 5n, "unreadable"],
])("verifying an export names %s", async (_, change, sequence, fault) => {
  const { scope } = await workspaceWith(10);
  expect((await verifyExport(each(change(await exported(scope))), auditKeys())).broken).toEqual({ sequence, fault });
});

test("an export requires fresh proof, and records nothing without it", async () => {
  const { workspace } = await workspaceWith(0);
  const scope = await scopeOf(workspace.owner, "audit:read", after(now, -minutes(11)));
  expect(await exportAudit(callAt(scope, now), show)).toEqual({ ok: false, reason: "stale" });
  expect((await listEvents(scope, { ...anything, action: "audit.exported" })).rows).toEqual([]);
});

test("the log shows its pages newest first, without skips or repeats, while events are added", async () => {
  const { workspace, scope } = await workspaceWith(130);
  const seen: bigint[] = [];
  const second: string[] = [];
  for (let after = ""; ; ) {
    const page = await listEvents(scope, { ...anything, after });
    seen.push(...page.rows.map(({ sequence }) => sequence));
    if (after && second.length === 0) second.push(page.before ?? "");
    await inWorkspace(workspace.id, (tx) => record(tx, systemAt(now), "session.signed_out"));
    if (page.after === null) break;
    after = page.after;
  }
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => (seen[0] as bigint) - BigInt(i)));
  expect(seen.at(-1)).toBe(1n);
  const back = await listEvents(scope, { ...anything, before: second[0] ?? "" });
  expect(back.rows.map(({ sequence }) => sequence)).toEqual(seen.slice(0, eventsAPage));
});

test("the log is filtered by event, by actor and by the member affected, by id or address", async () => {
  const { workspace, bo, scope } = await workspaceWith(8);
  const about = await listEvents(scope, { ...anything, subject: bo.email.toUpperCase(), action: "member.reminded" });
  expect(about.rows).toHaveLength(4);
  expect(about.subject).toMatchObject({ id: bo.id, name: "Bo Member" });
  expect((await listEvents(scope, { ...anything, actor: workspace.owner.id, subject: bo.id })).rows).toHaveLength(8);
  expect((await listEvents(scope, { ...anything, actor: bo.id })).rows).toEqual([]);
});

test("[W12] the log is filtered by days and by people's names: one who fits is meant, several are offered", async () => {
  const { workspace, bo, scope } = await workspaceWith(4);
  const shown = await listEvents(scope, { ...anything, subject: "bo mem" });
  expect(shown).toMatchObject({ subject: { id: bo.id }, unclear: null });
  const owner = workspace.owner.email.split("@")[1] ?? "";
  const several = await listEvents(scope, { ...anything, subject: owner });
  expect(several.rows).toEqual([]);
  expect(several.unclear?.matches.length).toBeGreaterThan(1);
  const all = (await listEvents(scope, anything)).rows;
  const days = [...new Set(all.map(({ at }) => at.toISOString().slice(0, 10)))].sort();
  const [from = "", to = ""] = [days[0], days.at(-1)];
  expect((await listEvents(scope, { ...anything, from, to })).rows).toHaveLength(all.length);
  expect((await listEvents(scope, { ...anything, to: "2001-01-01" })).rows).toEqual([]);
  expect((await listEvents(scope, { ...anything, from: "2999-01-01" })).rows).toEqual([]);
});

test("the log does not know a member of another workspace", async () => {
  const { scope } = await workspaceWith(1);
  const other = await workspaceWith(1);
  for (const subject of [other.bo.email, other.bo.id]) {
    expect(await listEvents(scope, { ...anything, subject })).toMatchObject({
      rows: [],
      unclear: { part: "subject", text: subject, matches: [] },
    });
  }
});

test("36 hexadecimal digits and dashes that are no id match no one, like any other text", async () => {
  const { scope } = await workspaceWith(1);
  for (const text of ["-".repeat(36), "a".repeat(36)]) {
    expect(await listEvents(scope, { ...anything, actor: text })).toMatchObject({
      rows: [],
      unclear: { text, matches: [] },
    });
    expect(await listEvents(scope, { ...anything, subject: text })).toMatchObject({
      rows: [],
      unclear: { text, matches: [] },
    });
  }
});
