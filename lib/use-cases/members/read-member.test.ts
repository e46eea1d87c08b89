import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import type { AuditEntry } from "@/lib/records/audit/record";
import { recordMany } from "@/lib/records/audit/record-many";
import { type RoleName, roles } from "@/lib/rules/policy/settings";
import { addMember, addPlain, callAt, openWorkspace, signIn } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { readMemberPage } from "./read-member";

const now = new Date("2025-11-22T10:00:00Z");

test.each<[RoleName, RoleName[]]>([
  ["helpdesk", ["member"]],
  ["admin", [...roles]],
  ["owner", [...roles]],
])("a %s sees the sessions and events of %j, and their own", async (by, seen) => {
  const workspace = await openWorkspace(now);
  const reader = await addMember(workspace.id, by, now);
  const scope = await scopeOf(reader, "members:read", now);
  for (const role of roles) {
    const subject = await addMember(workspace.id, role, now);
    await signIn(subject, now);
    const page = await readMemberPage(callAt(scope, now), subject.id);
    expect(page?.member.id).toBe(subject.id);
    const wanted = seen.includes(role) ? [1, 1] : [undefined, undefined];
    expect([page?.sessions?.length, page?.timeline?.events.length], role).toEqual(wanted);
  }
  expect((await readMemberPage(callAt(scope, now), reader.id))?.sessions).toHaveLength(1);
});

test("the timeline has pages, and the versions of the policy between its events for readers of the policy", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const system = { at: now, actor: { kind: "system" } } as const;
  const reactivated: AuditEntry = { ...system, action: "member.reactivated", subject: bo.id };
  const data = { version: 2, effectiveAt: now.toISOString(), changes: [] };
  const published: AuditEntry = { ...system, action: "policy.published", data };
  await inWorkspace(workspace.id, (tx) =>
    recordMany(tx, [...Array.from({ length: 21 }, () => reactivated), published, reactivated]),
  );
  const read = async (by: Parameters<typeof scopeOf>[0], before?: string) =>
    (await readMemberPage(callAt(await scopeOf(by, "members:read", now), now), bo.id, before))?.timeline;
  const first = await read(workspace.owner);
  expect(first?.events.map(({ action }) => action).slice(0, 3)).toEqual([
    "member.reactivated",
    "policy.published",
    "member.reactivated",
  ]);
  expect(first?.events).toHaveLength(21);
  const second = await read(workspace.owner, first?.before ?? "");
  expect([second?.events.length, second?.before, second?.later]).toEqual([2, null, true]);
  const helper = await addMember(workspace.id, "helpdesk", now);
  expect((await read(helper))?.events.map(({ action }) => action)).not.toContain("policy.published");
});

test("the page of another workspace's member is not found", async () => {
  const [here, there] = [await openWorkspace(now), await openWorkspace(now)];
  const bo = await addPlain(there.id, "member", now);
  expect(await readMemberPage(callAt(await scopeOf(here.owner, "members:read", now), now), bo.id)).toBeNull();
});
