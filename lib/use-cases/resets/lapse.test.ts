import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours, minutes } from "@/lib/ground/durations";
import { kinds } from "@/lib/jobs/kinds";
import { workTasks } from "@/lib/records/tasks/work";
import { initialSettings } from "@/lib/rules/policy/settings";
import { callAt, password } from "@/test/people";
import { castOf, enterCode, order, resetBy, scopeFor } from "@/test/reset-cast";
import { approveReset } from "./approve";
import { issueReset } from "./issue";

const now = new Date("2025-11-22T10:00:00Z");

/** Returns how each reset of a workspace ended as it is stored, after every task due at a moment was done. */
async function endsAt(workspaceId: string, at: Date) {
  for (let more = true; more; ) more = await workTasks(kinds, at);
  const rows = await inWorkspace(workspaceId, (tx) => tx.reset.findMany({ orderBy: { requestedAt: "asc" } }));
  return rows.map(({ ending, endedAt }) => ({ ending, endedAt }));
}

const open = { ending: null, endedAt: null };

test("an unused code is recorded as expired, with the moment it expired", async () => {
  const { workspace, ada, bo } = await castOf(now);
  await resetBy(ada, bo, now);
  expect(await endsAt(workspace.id, after(now, hours(24) - 1))).toEqual([open]);
  expect(await endsAt(workspace.id, after(now, hours(70)))).toEqual([
    { ending: "expired", endedAt: after(now, hours(24)) },
  ]);
});

test("an unfinished reset is recorded as left, with the moment its enrolment ended", async () => {
  const { workspace, ada, bo } = await castOf(now);
  const { code } = await resetBy(ada, bo, now);
  await enterCode(bo, code, after(now, hours(2)));
  expect(await endsAt(workspace.id, after(now, hours(2) + minutes(30) - 1))).toEqual([open]);
  const left = { ending: "left", endedAt: after(now, hours(2) + minutes(30)) };
  expect(await endsAt(workspace.id, after(now, hours(3)))).toEqual([left]);
  expect(await endsAt(workspace.id, after(now, hours(30)))).toEqual([left]);
});

test("an approved request lives as long as its code, not as long as a request", async () => {
  const { workspace, owner, hal, bo } = await castOf(now, {
    resets: { ...initialSettings.resets, members: "two", owners: "second_owner" },
  });
  const asked = await issueReset(callAt(await scopeFor(hal, now), now), order(bo.id));
  if (!asked.ok) throw new Error(asked.reason);
  const late = after(now, hours(23));
  await approveReset(callAt(await scopeFor(owner, late), late), asked.resetId, { password, code: "" });
  expect(await endsAt(workspace.id, after(now, hours(30)))).toEqual([open]);
  expect(await endsAt(workspace.id, after(now, hours(50)))).toEqual([
    { ending: "expired", endedAt: after(late, hours(24)) },
  ]);
});

test("a newer reset does not change an earlier ending by time", async () => {
  const { workspace, ada, bo } = await castOf(now);
  await resetBy(ada, bo, now);
  const later = after(now, hours(25));
  await resetBy(ada, bo, later);
  expect(await endsAt(workspace.id, later)).toEqual([{ ending: "expired", endedAt: after(now, hours(24)) }, open]);
});
