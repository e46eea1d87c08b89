import { describe, expect, test } from "vitest";
import { after, hours, minutes } from "@/lib/ground/durations";
import { type Ending, endOf, isLive, isRestorable, type ResetTimes, stateOf } from "./state";

const now = new Date("2025-11-22T10:00:00Z");
const asked: ResetTimes = {
  requestedAt: now,
  issuedAt: null,
  expiresAt: null,
  openedAt: null,
  endedAt: null,
  ending: null,
};
const issued = { ...asked, issuedAt: now, expiresAt: after(now, hours(24)) };
const opened = { ...issued, openedAt: after(now, hours(1)) };

const ended = (ending: Ending) => ({ endedAt: now, ending });

describe("how a reset stands", () => {
  test.each([
    ["asked for", asked, 0, "requested"],
    ["asked for a day ago", asked, hours(24), "lapsed"],
    ["refused", { ...asked, ...ended("refused") }, 0, "refused"],
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
    ["finished", { ...opened, ...ended("used") }, hours(48), "used"],
    ["cancelled", { ...issued, ...ended("cancelled") }, hours(48), "cancelled"],
    ["stopped by the member", { ...opened, ...ended("stopped") }, hours(48), "stopped"],
    ["replaced", { ...issued, ...ended("replaced") }, hours(48), "replaced"],
    ["an end written down wins over one by time", { ...asked, ...ended("replaced") }, hours(48), "replaced"],
  ] as const)("%s", (_, times, later, state) => {
    expect(stateOf(times, after(now, later))).toBe(state);
  });

  test("an end has the moment that brought it, however late it is looked at", () => {
    const late = after(now, hours(90));
    expect(endOf(asked, late)).toEqual({ ending: "lapsed", at: after(now, hours(24)) });
    expect(endOf(issued, late)).toEqual({ ending: "expired", at: issued.expiresAt });
    expect(endOf(opened, late)).toEqual({ ending: "left", at: after(now, hours(1) + minutes(30)) });
    expect(endOf({ ...opened, ...ended("used") }, late)).toEqual({ ending: "used", at: now });
    expect(endOf(opened, after(now, hours(1)))).toBeNull();
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
