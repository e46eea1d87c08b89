import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { auditKeys } from "@/lib/records/audit/seal";
import { verifyExport } from "@/lib/records/audit/verify-export";
import { exportAudit } from "@/lib/use-cases/audit-log/export";
import { findUnexplained } from "@/lib/use-cases/audit-log/unexplained";
import { asAdmin } from "@/test/database";
import { explainPeople } from "@/test/explained";
import { waitingMails } from "@/test/mails";
import { addMember, callAt, openWorkspace, type Person, signIn } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { deactivate } from "./deactivate";
import { deleteMember } from "./delete-member";

const now = new Date("2026-11-22T10:00:00Z");

async function cast() {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  await explainPeople(workspace.id);
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  return { workspace, bo, scope };
}

async function exported(owner: Person): Promise<string[]> {
  const result = await exportAudit(callAt(await scopeOf(owner, "audit:read", now), now), () => ({}));
  if (!result.ok) throw new Error(result.reason);
  let text = "";
  for await (const chunk of result.lines) text += chunk;
  return text.trimEnd().split("\n");
}

async function verdictOf(lines: string[]) {
  async function* each() {
    yield* lines;
  }
  return verifyExport(each(), auditKeys());
}

async function unexplained(workspaceId: string) {
  const found = [];
  for await (const finding of findUnexplained(workspaceId)) found.push(finding);
  return found;
}

test("[W6] a deleted member leaves an id in the log, and the chain and older exports stay sound", async () => {
  const { workspace, bo, scope } = await cast();
  await signIn(bo, now);
  const older = await exported(workspace.owner);
  expect(await deactivate(scope, bo.id)).toEqual({ ok: true });
  expect(await deleteMember(scope, bo.id)).toEqual({ ok: true });
  const kept = await asAdmin(async (client) => {
    const texts = await client.query("select 1 from audit_text where member_id = $1", [bo.id]);
    const sessions = await client.query("select 1 from session where member_id = $1", [bo.id]);
    const events = await client.query("select entry from audit_event where subject_id = $1", [bo.id]);
    return { texts: texts.rowCount, sessions: sessions.rowCount, events: events.rows.map(({ entry }) => entry).join() };
  });
  expect(kept).toMatchObject({ texts: 0, sessions: 0 });
  expect(kept.events).toContain(bo.id);
  expect(kept.events).toContain("member.deleted");
  expect(kept.events).not.toContain(bo.email);
  const newer = await exported(workspace.owner);
  for (const lines of [older, newer]) expect(await verdictOf(lines)).toMatchObject({ broken: null });
  expect(newer.join("")).not.toContain(bo.email);
  expect(await unexplained(workspace.id)).toEqual([]);
  const mails = await waitingMails(workspace.id);
  expect(mails.map(({ template }) => template)).toContain("account-deleted");
});

test("[W6] an account that is active is not deleted, nor one that the actor does not reach", async () => {
  const { workspace, bo, scope } = await cast();
  expect(await deleteMember(scope, bo.id)).toEqual({ ok: false, reason: "still-active" });
  const ada = await addMember(workspace.id, "admin", now);
  const other = await addMember(workspace.id, "admin", now);
  expect(await deactivate(scope, other.id)).toEqual({ ok: true });
  const hers = await scopeOf(ada, "members:manage", now);
  for (const id of [other.id, workspace.owner.id, ada.id])
    expect(await deleteMember(hers, id)).toEqual({ ok: false, reason: "not-found" });
  expect(await inWorkspace(workspace.id, (tx) => tx.member.count())).toBe(4);
});

test("[W6] of two who delete at once, one does, and a member taken out past the product is named", async () => {
  const { workspace, bo, scope } = await cast();
  await deactivate(scope, bo.id);
  const done = await Promise.all([deleteMember(scope, bo.id), deleteMember(scope, bo.id)]);
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  const eve = await addMember(workspace.id, "member", now);
  await explainPeople(workspace.id);
  expect(await unexplained(workspace.id)).toEqual([]);
  await asAdmin((client) => client.query("delete from member where id = $1", [eve.id]));
  expect(await unexplained(workspace.id)).toEqual([{ what: "gone", memberId: eve.id }]);
});
