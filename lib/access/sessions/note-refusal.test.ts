import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours } from "@/lib/ground/durations";
import { addMember, callAt, openWorkspace, signIn } from "@/test/people";
import { noteRefusal } from "./note-refusal";

const now = new Date("2026-11-22T10:00:00Z");

const refusals = (workspaceId: string) =>
  inWorkspace(workspaceId, (tx) =>
    tx.auditEvent.findMany({ where: { action: "act.refused" }, orderBy: { sequence: "asc" } }),
  );

async function cast() {
  const workspace = await openWorkspace(now);
  const admin = await addMember(workspace.id, "admin", now, "Ada Admin");
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  return { workspace, admin, bo, standing: await signIn(admin, now) };
}

test("[B6] a refused act leaves a row that names act, actor, subject and reason", async () => {
  const { workspace, admin, bo, standing } = await cast();
  for (const reason of [
    "wrong-role",
    "stale",
    "enrol-first",
    "not-found",
    "out-of-reach",
    "second-person",
    "last-owner",
  ])
    await noteRefusal(standing, { act: "change-role", subject: bo.id }, { ok: false, reason });
  const rows = await refusals(workspace.id);
  expect(rows).toHaveLength(7);
  for (const { actorId, subjectId } of rows)
    expect({ actorId, subjectId }).toEqual({ actorId: admin.id, subjectId: bo.id });
  expect(rows.map(({ entry }) => JSON.parse(entry).data)).toContainEqual({ act: "change-role", reason: "stale" });
});

test("[B6] what was done, a race and a slip of typing leave none", async () => {
  const { workspace, standing } = await cast();
  await noteRefusal(standing, { act: "publish-policy" }, { ok: true });
  for (const reason of ["changed", "over", "wrong-password", "mail-wait", "empty"])
    await noteRefusal(standing, { act: "publish-policy" }, { ok: false, reason });
  expect(await refusals(workspace.id)).toEqual([]);
});

test("[B6] a refused act leaves twenty rows an hour at most, for each actor", async () => {
  const { workspace, standing, bo } = await cast();
  const note = (caller: typeof standing) => noteRefusal(caller, { act: "reset" }, { ok: false, reason: "stale" });
  await Promise.all(Array.from({ length: 40 }, () => note(standing)));
  expect(await refusals(workspace.id)).toHaveLength(20);
  await note(await signIn(bo, now));
  expect(await refusals(workspace.id)).toHaveLength(21);
  await note(callAt(standing, after(now, hours(2))));
  expect(await refusals(workspace.id)).toHaveLength(22);
});
