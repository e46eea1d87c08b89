import pg from "pg";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/db";
import { databaseUrl } from "@/test/database";
import { openWorkspace } from "@/test/people";
import { findFault, genesis, linkHash } from "./chain";
import { record } from "./record";
import { sealHeads } from "./seal-heads";
import { verifyAudit } from "./verify";

const now = new Date("2025-11-22T10:00:00Z");

async function chainOf(events: number) {
  const { id } = await openWorkspace(now);
  for (let i = 0; i < events; i++) {
    await inWorkspace(id, (tx) =>
      record(tx, { at: now, action: "session.signed_out", actor: { kind: "system" }, data: { i } }),
    );
  }
  return id;
}

/** Changes rows as an intruder who owns the database would. */
async function tamper(sql: string, values: unknown[]) {
  const client = new pg.Client({ connectionString: databaseUrl.replace("//gatehouse@", "//postgres@") });
  await client.connect();
  await client.query(sql, values);
  await client.end();
}

test("an untouched chain is sound, sealed or not", async () => {
  const id = await chainOf(5);
  const { events, broken } = await verifyAudit(id);
  expect(broken).toBeNull();
  expect(events).toBeGreaterThanOrEqual(5n);
  while ((await sealHeads(now)) > 0);
  expect((await verifyAudit(id)).broken).toBeNull();
});

test("twenty writers at once leave a chain without gap or fork", async () => {
  const id = await chainOf(0);
  const before = (await verifyAudit(id)).events;
  const write = () =>
    inWorkspace(id, (tx) => record(tx, { at: now, action: "session.signed_out", actor: { kind: "system" } }));
  await Promise.all(Array.from({ length: 20 }, write));
  expect(await verifyAudit(id)).toEqual({ events: before + 20n, broken: null });
});

test.each([
  [
    "a changed entry",
    "update audit_event set entry = replace(entry, 'signed_out', 'signed_in') where workspace_id = $1 and sequence = 3",
    3n,
    "changed",
  ],
  ["a removed row", "delete from audit_event where workspace_id = $1 and sequence = 3", 4n, "missing"],
  [
    "a changed column",
    "update audit_event set action = 'session.signed_in' where workspace_id = $1 and sequence = 3",
    3n,
    "columns",
  ],
  ["a cut tail", "delete from audit_event where workspace_id = $1 and sequence >= 4", 4n, "head"],
])("%s is named", async (_, sql, sequence, fault) => {
  const id = await chainOf(5);
  await tamper(sql, [id]);
  expect((await verifyAudit(id)).broken).toEqual({ sequence, fault });
});

test("a chain rewritten whole by somebody without the key breaks at its seal", async () => {
  const id = await chainOf(3);
  while ((await sealHeads(now)) > 0);
  const events = await inWorkspace(id, (tx) => tx.auditEvent.findMany({ orderBy: { sequence: "asc" } }));
  let hash = genesis;
  for (const { sequence, entry } of events) {
    const forged = entry.replace("session.signed_out", "session.signed_in");
    hash = linkHash(hash, forged);
    const set =
      "update audit_event set entry = $3::text, hash = $4, action = ($3::text::jsonb)->>'action' where workspace_id = $1 and sequence = $2";
    await tamper(set, [id, sequence, forged, hash]);
  }
  await tamper("update audit_head set hash = $2 where workspace_id = $1", [id, hash]);
  expect((await verifyAudit(id)).broken).toEqual({ sequence: events.at(-1)?.sequence, fault: "seal" });
});

test("an event of another workspace does not fit, even with the right hash", () => {
  const entry = '{"workspace":"a","sequence":1}';
  const link = { sequence: 1n, entry, hash: linkHash(genesis, entry) };
  expect(findFault({ sequence: 0n, hash: genesis }, link, "a")).toBeNull();
  expect(findFault({ sequence: 0n, hash: genesis }, link, "b")).toBe("misplaced");
});
