import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import "@/test/database";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours, minutes } from "@/lib/ground/durations";
import { type OpenState, type ResetTimes, stateOf } from "@/lib/rules/resets/state";
import { addMember, openWorkspace } from "@/test/people";
import { endResets, writeEndsByTime } from "./end";
import { whereOpen, whereState } from "./where-open";

const now = new Date("2026-02-01T12:00:00Z");
const open: OpenState[] = ["requested", "issued", "opened"];
const none = { issuedAt: null, expiresAt: null, openedAt: null, endedAt: null, ending: null };
/** Ages around every ending by time, to the millisecond. */
const ages = [0, minutes(30) - 1, minutes(30), minutes(31), hours(24) - 1, hours(24), hours(24) + 1, hours(60)];

/** Returns every state that a row can be in: requested, issued or opened, at each age, ended or not. */
function everyRow(): ResetTimes[] {
  const ends = [{}, { endedAt: now, ending: "cancelled" as const }];
  return ages.flatMap((age) =>
    ends.flatMap((end) => {
      const at = after(now, -age);
      const issued = { ...none, requestedAt: at, issuedAt: at, expiresAt: after(at, hours(24)), ...end };
      const codes = [issued, { ...issued, openedAt: at }, { ...issued, openedAt: after(at, minutes(1)) }];
      return [{ ...none, requestedAt: at, ...end }, ...codes.filter(({ openedAt }) => !openedAt || openedAt <= now)];
    }),
  );
}

async function stored() {
  const { id: workspaceId } = await openWorkspace(now);
  const rows = await Promise.all(
    everyRow().map(async (times, i) => ({
      id: randomUUID(),
      // One member may have only one in force.
      memberId: (await addMember(workspaceId, "member", now, `Member ${i}`)).id,
      ...times,
    })),
  );
  await inWorkspace(workspaceId, (tx) =>
    tx.reset.createMany({ data: rows.map((row) => ({ workspaceId, identityCheck: "seen", ...row })) }),
  );
  return { workspaceId, rows };
}

test("the database finds the same resets in each open state as the rule", async () => {
  const { workspaceId, rows } = await stored();
  await inWorkspace(workspaceId, async (tx) => {
    for (const state of open) {
      const wanted = rows.filter((row) => stateOf(row, now) === state).map(({ id }) => id);
      expect(wanted.length).toBeGreaterThan(0);
      const found = await tx.reset.findMany({ where: whereState(state, now), select: { id: true } });
      expect(found.map(({ id }) => id).sort(), state).toEqual(wanted.sort());
    }
    const wanted = rows.filter((row) => open.some((state) => stateOf(row, now) === state)).map(({ id }) => id);
    const found = await tx.reset.findMany({ where: whereOpen(now), select: { id: true } });
    expect(found.map(({ id }) => id).sort()).toEqual(wanted.sort());
  });
});

test("an ending by time is stored with its own moment, and changes no reset's state", async () => {
  const { workspaceId, rows } = await stored();
  await inWorkspace(workspaceId, async (tx) => {
    await writeEndsByTime(tx, {}, now);
    for (const row of await tx.reset.findMany()) {
      const before = rows.find(({ id }) => id === row.id) as (typeof rows)[number];
      expect(stateOf(row, now)).toBe(stateOf(before, now));
      expect(row.endedAt === null).toBe(open.some((state) => stateOf(before, now) === state));
    }
    const left = await tx.reset.findFirst({ where: { ending: "left" }, orderBy: { openedAt: "asc" } });
    expect(left?.endedAt).toEqual(after(left?.openedAt as Date, minutes(30)));
  });
});

test("a decision ends open resets and rewrites no earlier ending by time", async () => {
  const { workspaceId, rows } = await stored();
  await inWorkspace(workspaceId, async (tx) => {
    const count = await endResets(tx, {}, "replaced", now);
    expect(count).toBe(rows.filter((row) => open.some((state) => stateOf(row, now) === state)).length);
    const expired = rows.filter((row) => stateOf(row, now) === "expired").map(({ id }) => id);
    const found = await tx.reset.findMany({ where: { ending: "expired" }, select: { id: true } });
    expect(found.map(({ id }) => id).sort()).toEqual(expired.sort());
  });
});
