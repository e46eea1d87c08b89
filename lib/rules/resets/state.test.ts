import { describe, expect, test } from "vitest";
import { after, hours, minutes } from "@/lib/ground/durations";
import { isLive, isRestorable, type ResetTimes, stateOf } from "./state";

const now = new Date("2025-11-22T10:00:00Z");
const asked: ResetTimes = {
  requestedAt: now,
  refusedAt: null,
  issuedAt: null,
  expiresAt: null,
  openedAt: null,
  usedAt: null,
  cancelledAt: null,
  stoppedAt: null,
  voidedAt: null,
  restoredAt: null,
};
const issued = { ...asked, issuedAt: now, expiresAt: after(now, hours(24)) };
const opened = { ...issued, openedAt: after(now, hours(1)) };

describe("how a reset stands", () => {
  test.each([
    ["asked for", asked, 0, "requested"],
    ["asked for a day ago", asked, hours(24), "lapsed"],
    ["refused", { ...asked, refusedAt: now }, 0, "refused"],
    ["issued", issued, 0, "issued"],
    ["a moment before the code ends", issued, hours(24) - 1, "issued"],
    ["when the code ends", issued, hours(24), "expired"],
    ["accepted", opened, hours(1), "opened"],
    ["accepted, a moment before the enrolment ends", opened, hours(1) + minutes(30) - 1, "opened"],
    ["accepted and left for 30 minutes", opened, hours(1) + minutes(30), "left"],
    [
      "accepted at the last minute, past the code's end",
      { ...issued, openedAt: after(now, hours(24) - 1) },
      hours(24),
      "opened",
    ],
    ["finished", { ...opened, usedAt: now }, hours(48), "used"],
    ["cancelled", { ...issued, cancelledAt: now }, hours(48), "cancelled"],
    ["stopped by the member", { ...opened, stoppedAt: now }, hours(48), "stopped"],
    ["replaced", { ...issued, voidedAt: now }, hours(48), "replaced"],
    ["used wins over anything written later by mistake", { ...opened, usedAt: now, voidedAt: now }, 0, "used"],
  ] as const)("%s", (_, times, later, state) => {
    expect(stateOf(times, after(now, later))).toBe(state);
  });

  test("no state is both live and restorable, and one that never came into force, was used or replaced is neither", () => {
    const states = [
      "requested",
      "lapsed",
      "refused",
      "issued",
      "opened",
      "left",
      "used",
      "expired",
      "cancelled",
      "stopped",
      "replaced",
    ] as const;
    expect(states.filter((state) => isLive(state) && isRestorable(state))).toEqual([]);
    expect(states.filter((state) => !isLive(state) && !isRestorable(state))).toEqual([
      "requested",
      "lapsed",
      "refused",
      "used",
      "replaced",
    ]);
  });
});
