import { expect, test } from "vitest";
import { after, days } from "@/lib/ground/durations";
import { invitationsADay } from "./invitation-budgets";

const createdAt = new Date("2026-11-01T10:00:00Z");
const young = after(createdAt, days(7) - 1);
const older = after(createdAt, days(7));

test.each([
  ["its owner alone in its first week", young, 1, null, 50],
  ["its owner alone later", older, 1, null, 1_010],
  ["two joined members in its first week", young, 2, null, 1_020],
  ["three thousand members", older, 3_000, null, 31_000],
  ["no one who can sign in, and new", young, 0, null, 50],
  ["a grant that is more", young, 1, 5_000, 5_000],
  ["a grant that is less", older, 400, 100, 5_000],
])("[A5] a workspace with %s may invite this many a day", (_, now, joined, granted, number) => {
  expect(invitationsADay({ createdAt, joined, granted }, now)).toBe(number);
});
