import { describe, expect, test } from "vitest";
import { systemAt } from "@/lib/access/caller";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { tamper } from "@/test/database";
import { openWorkspace } from "@/test/people";
import { findFault, genesis, linkHash } from "./chain";
import { sealingInterval } from "./follow";
import { record } from "./record";
import { renewAuditSeals } from "./renew-seals";
import { sealHeads } from "./seal-heads";
import { verifyAudit } from "./verify";

const now = new Date("2025-11-22T10:00:00Z");

async function chainOf(events: number) {
  const { id } = await openWorkspace(now);
  for (let i = 0; i < events; i++) {
    await inWorkspace(id, (tx) => record(tx, systemAt(now), "session.signed_out"));
  }
  return id;
}

const sealAll = () => sealHeads(now);
const later = after(now, 2 * sealingInterval);
const verify = (id: string, at = now) => verifyAudit(id, at);

/** Turns every sign-out into a change of password, and computes every hash again, including the head's. */
async function rewrite(id: string) {
  const events = await inWorkspace(id, (tx) => tx.auditEvent.findMany({ orderBy: { sequence: "asc" } }));
  let hash = genesis;
  for (const { sequence, entry } of events) {
    const forged = entry.replace("session.signed_out", "password.changed");
    hash = linkHash(hash, forged);
    const set =
      "update audit_event set entry = $3::text, hash = $4, action = ($3::text::jsonb)->>'action' where workspace_id = $1 and sequence = $2";
    await tamper(set, [id, sequence, forged, hash]);
  }
  await tamper("update audit_head set hash = $2 where workspace_id = $1", [id, hash]);
}

test("an untouched chain is sound, sealed or not yet, and reports how far it is sealed", async () => {
  const id = await chainOf(5);
  const before = await verify(id);
  expect(before).toMatchObject({ sealed: 0n, broken: null });
  expect(before.last.sequence).toBeGreaterThanOrEqual(5n);
  await sealAll();
  expect(await verify(id)).toEqual({ ...before, sealed: before.last.sequence });
});

test("twenty writers at once leave a chain without gap or fork", async () => {
  const id = await chainOf(0);
  const before = (await verify(id)).last.sequence;
  const write = () => inWorkspace(id, (tx) => record(tx, systemAt(now), "session.signed_out"));
  await Promise.all(Array.from({ length: 20 }, write));
  expect(await verify(id)).toMatchObject({ last: { sequence: before + 20n }, broken: null });
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
])("%s is found and named", async (_, sql, sequence, fault) => {
  const id = await chainOf(5);
  await tamper(sql, [id]);
  expect((await verify(id)).broken).toEqual({ sequence, fault });
});

describe("a chain rewritten whole without the key", () => {
  async function rewritten() {
    const id = await chainOf(3);
    await sealAll();
    await rewrite(id);
    return { id, last: (await verify(id)).last.sequence };
  }

  test("breaks at its seal", async () => {
    const { id, last } = await rewritten();
    expect((await verify(id)).broken).toEqual({ sequence: last, fault: "seal" });
  });

  test("is not sound with its seals deleted, because an old event must have one by now", async () => {
    const { id } = await rewritten();
    await tamper("delete from audit_seal where workspace_id = $1", [id]);
    expect((await verify(id, later)).broken).toEqual({ sequence: 1n, fault: "unsealed" });
  });

  test("is not sound with events dated into the future", async () => {
    const id = await chainOf(0);
    await sealAll();
    await inWorkspace(id, (tx) => record(tx, systemAt(after(now, days(30))), "session.signed_out"));
    expect((await verify(id)).broken).toMatchObject({ fault: "unsealed" });
  });

  test("is not sound with seals that name an unknown key", async () => {
    const { id, last } = await rewritten();
    await tamper("update audit_seal set seal = 'zz:00' where workspace_id = $1", [id]);
    expect((await verify(id)).broken).toEqual({ sequence: last, fault: "key" });
  });

  test("is not sound with a seal of another workspace or another event", async () => {
    const { id, last } = await rewritten();
    const other = await chainOf(3);
    await sealAll();
    const stolen = "(select seal from audit_seal where workspace_id = $2 order by sequence desc limit 1)";
    await tamper(`update audit_seal set seal = ${stolen} where workspace_id = $1`, [id, other]);
    expect((await verify(id)).broken).toEqual({ sequence: last, fault: "seal" });
  });
});

describe("a log put back to where it was sealed before, with events, seals and head cut together", () => {
  async function cut() {
    const id = await chainOf(2);
    await sealAll();
    const early = (await verify(id)).last;
    for (let i = 0; i < 3; i++) await inWorkspace(id, (tx) => record(tx, systemAt(now), "session.signed_out"));
    await sealAll();
    const kept = (await verify(id)).last;
    for (const table of ["audit_event", "audit_seal"])
      await tamper(`delete from ${table} where workspace_id = $1 and sequence > $2`, [id, early.sequence]);
    await tamper("update audit_head set sequence = $2, hash = $3 where workspace_id = $1", [
      id,
      early.sequence,
      early.hash,
    ]);
    return { id, early, kept };
  }

  test("is found by a checkpoint kept elsewhere", async () => {
    const { id, early, kept } = await cut();
    expect((await verifyAudit(id, later, kept)).broken).toEqual({ sequence: early.sequence + 1n, fault: "cut" });
  });

  test("is still found after it was filled up again and sealed", async () => {
    const { id, kept } = await cut();
    for (let i = 0; i < 5; i++)
      await inWorkspace(id, (tx) => record(tx, systemAt(now), "session.signed_in", { data: { amr: [] } }));
    await sealAll();
    expect((await verifyAudit(id, later, kept)).broken).toEqual({ sequence: kept.sequence, fault: "rewritten" });
  });

  test("is found without a checkpoint if the seals or the head were left", async () => {
    const id = await chainOf(3);
    await sealAll();
    const { sequence } = (await verify(id)).last;
    await tamper("delete from audit_event where workspace_id = $1 and sequence = $2", [id, sequence]);
    await tamper(
      "update audit_head set sequence = $2::bigint - 1, hash = (select hash from audit_event e where e.workspace_id = $1 and e.sequence = $2::bigint - 1) where workspace_id = $1",
      [id, sequence],
    );
    expect((await verify(id)).broken).toEqual({ sequence, fault: "head" });
  });
});

test("the installation's own login can add seals, and can't change or delete them", async () => {
  const id = await chainOf(1);
  await sealAll();
  const mine = Prisma.sql`where workspace_id = ${id}::uuid`;
  for (const sql of [
    Prisma.sql`delete from audit_seal ${mine}`,
    Prisma.sql`update audit_seal set seal = 'zz:00' ${mine}`,
    Prisma.sql`truncate audit_seal`,
  ])
    await expect(asSystem(sql)).rejects.toMatchObject({ code: "42501" });
  expect((await verify(id)).sealed).toBeGreaterThan(0n);
});

test("after a change of keys the log stays sound without the old key, and a forged seal gets no new one", async () => {
  const old = process.env.ENCRYPTION_KEYS as string;
  const fresh = `new:${Buffer.alloc(32, "n").toString("base64")}`;
  const use = (keys: string) => {
    Object.assign(process.env, { ENCRYPTION_KEYS: keys });
    Reflect.deleteProperty(globalThis, Symbol.for("gatehouse.settings"));
  };
  const [id, forged] = [await chainOf(2), await chainOf(2)];
  await sealAll();
  await tamper("update audit_seal set seal = 'zz:00' where workspace_id = $1", [forged]);
  use(`${fresh},${old}`);
  const { renewed, kept } = await renewAuditSeals(now);
  expect(renewed).toBeGreaterThanOrEqual(1);
  expect(kept).toBeGreaterThanOrEqual(1);
  expect(await renewAuditSeals(now)).toEqual({ renewed: 0, kept });
  use(fresh);
  const verdicts = [await verify(id, later), await verify(forged, later)];
  use(old);
  expect(verdicts[0]?.broken).toBeNull();
  expect(verdicts[1]?.broken).toMatchObject({ fault: "key" });
});

test("an event of another workspace does not fit, even with the right hash", () => {
  const entry = '{"workspace":"a","sequence":1}';
  const link = { sequence: 1n, entry, hash: linkHash(genesis, entry) };
  expect(findFault({ sequence: 0n, hash: genesis }, link, "a")).toBeNull();
  expect(findFault({ sequence: 0n, hash: genesis }, link, "b")).toBe("misplaced");
});
