import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { systemAt } from "@/lib/access/caller";
import { inWorkspace } from "@/lib/ground/db";
import { tamper } from "@/test/database";
import { openWorkspace } from "@/test/people";
import { genesis, linkHash } from "./chain";
import { forgetKeptSeals, readKeptSeals } from "./kept-seals";
import { record } from "./record";
import { sealHeads } from "./seal-heads";
import { verifyAudit } from "./verify";

const now = new Date("2025-11-22T10:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "gatehouse-seals-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** As another process finds them. */
const seal = () => sealHeads(now, readKeptSeals(folder));
const append = (id: string) => inWorkspace(id, (tx) => record(tx, systemAt(now), "session.signed_out"));

/** Replaces the action of every event after one, and computes the hashes again, the head's too. */
async function rewriteAfter(id: string, first: bigint) {
  const events = await inWorkspace(id, (tx) => tx.auditEvent.findMany({ orderBy: { sequence: "asc" } }));
  let hash: Uint8Array = genesis;
  for (const { sequence, entry } of events) {
    const forged = sequence > first ? entry.replace("session.signed_out", "password.changed") : entry;
    hash = linkHash(hash, forged);
    await tamper("update audit_event set entry = $3, hash = $4 where workspace_id = $1 and sequence = $2", [
      ...[id, sequence, forged, hash],
    ]);
  }
  await tamper("update audit_head set hash = $2 where workspace_id = $1", [id, hash]);
}

async function sealedWorkspace() {
  const { id } = await openWorkspace(now);
  for (let i = 0; i < 3; i++) await append(id);
  await seal();
  const { sealed, last } = await verifyAudit(id, now);
  expect(sealed).toBe(last.sequence);
  return { id, last };
}

const refusalOf = async (id: string) => (await seal()).refused.find(({ workspaceId }) => workspaceId === id)?.fault;

describe("[B3] the sealer signs no past but the one it knows", () => {
  test("a sound log is sealed again and again", async () => {
    const { id } = await sealedWorkspace();
    for (let i = 0; i < 3; i++) {
      await append(id);
      expect(await refusalOf(id)).toBeUndefined();
      const { sealed, last } = await verifyAudit(id, now);
      expect(sealed).toBe(last.sequence);
    }
  });

  test("a log rewritten whole, with its seals removed, is not sealed again", async () => {
    const { id } = await sealedWorkspace();
    await rewriteAfter(id, 1n);
    await tamper("delete from audit_seal where workspace_id = $1", [id]);
    await append(id);
    expect(await refusalOf(id)).toBe("rewritten");
    expect((await verifyAudit(id, now)).sealed).toBe(0n);
  });

  test("a log cut and filled up again is not sealed", async () => {
    const { id, last } = await sealedWorkspace();
    await tamper("delete from audit_event where workspace_id = $1 and sequence >= $2", [id, last.sequence]);
    await tamper("delete from audit_seal where workspace_id = $1", [id]);
    await tamper(
      `update audit_head set sequence = $2::bigint - 1,
         hash = (select hash from audit_event e where e.workspace_id = $1 and e.sequence = $2::bigint - 1) where workspace_id = $1`,
      [id, last.sequence],
    );
    // Its end is sealed already, so that nothing is to be signed. With other events in place of those it had, it is.
    for (const action of ["session.signed_in", "session.signed_in"] as const)
      await inWorkspace(id, (tx) => record(tx, systemAt(now), action, { data: { amr: [] } }));
    expect(await refusalOf(id)).toBe("rewritten");
  });

  test.each([
    [
      "an event changed without its hashes",
      "update audit_event set entry = replace(entry, 'signed_out', 'ended') where workspace_id = $1 and sequence = $2",
      "changed",
    ],
    ["an event taken out", "delete from audit_event where workspace_id = $1 and sequence = $2", "missing"],
    ["a head moved", "update audit_head set hash = sha256('x') where workspace_id = $1 and $2::bigint > 0", "changed"],
  ])("%s after the last seal stops sealing", async (_, sql, fault) => {
    const { id, last } = await sealedWorkspace();
    for (let i = 0; i < 3; i++) await append(id);
    await tamper(sql, [id, last.sequence + 2n]);
    expect(await refusalOf(id)).toBe(fault);
    // It goes on for the others.
    expect(await refusalOf((await sealedWorkspace()).id)).toBeUndefined();
  });

  test("without a seal of its own it trusts the newest that its keys made, not one that was added", async () => {
    const { id } = await sealedWorkspace();
    await rewriteAfter(id, 1n);
    await tamper(
      "insert into audit_seal select workspace_id, sequence, hash, 'zz:00', now() from audit_event where workspace_id = $1",
      [id],
    );
    await append(id);
    const elsewhere = mkdtempSync(join(folder, "other-"));
    const { refused } = await sealHeads(now, readKeptSeals(elsewhere));
    expect(refused.find(({ workspaceId }) => workspaceId === id)?.fault).toBe("rewritten");
  });

  test("the kept seals are for the product's own user, and can be forgotten after a restore", async () => {
    const { id, last } = await sealedWorkspace();
    const path = join(folder, "audit-seals.json");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path, "utf8"))[id]).toBe(
      `${last.sequence}:${Buffer.from(last.hash).toString("hex")}`,
    );
    forgetKeptSeals(folder);
    expect(readKeptSeals(folder).of(id)).toBeNull();
  });
});
