import "@/test/database";
import { expect, test } from "vitest";
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
    expect([page?.sessions?.length, page?.events?.length], role).toEqual(wanted);
  }
  expect((await readMemberPage(callAt(scope, now), reader.id))?.sessions).toHaveLength(1);
});

test("the page of another workspace's member is not found", async () => {
  const [here, there] = [await openWorkspace(now), await openWorkspace(now)];
  const bo = await addPlain(there.id, "member", now);
  expect(await readMemberPage(callAt(await scopeOf(here.owner, "members:read", now), now), bo.id)).toBeNull();
});
