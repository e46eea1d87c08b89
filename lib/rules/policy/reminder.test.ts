import { expect, test } from "vitest";
import { after, days, hours } from "@/lib/ground/durations";
import { noon, plainMember } from "@/test/crowd";
import type { MemberFacts } from "./assess";
import { ifRequired } from "./rehearse";
import { reminderDue, thresholdAt } from "./reminder";
import { initialSettings } from "./settings";

const deadline = after(noon, days(20));
const policy = ifRequired({ version: 1, settings: initialSettings, dueAt: {} }, deadline);
const member: MemberFacts = { ...plainMember, joinedAt: after(noon, -days(100)) };

test.each([
  [15, null],
  [14, 14],
  [13, 14],
  [7.01, 14],
  [7, 7],
  [3, 3],
  [1.5, 3],
  [1, 1],
  [0.01, 1],
  [0, null],
  [-1, null],
])("%d days before the deadline the reminder is that of day %s", (left, threshold) => {
  expect(thresholdAt(deadline, after(deadline, -days(left)))).toBe(threshold);
});

const at = after(deadline, -days(7));
test.each<[string, Partial<MemberFacts>, boolean]>([
  ["someone without a method is reminded", {}, true],
  ["someone covered is not", { totpCount: 1 }, false],
  ["someone whose only method is not accepted is", { emailCount: 1 }, true],
  ["someone exempt is not", { exemptUntil: after(at, days(1)) }, false],
  ["someone invited is not", { joinedAt: null }, false],
  ["someone deactivated is not", { deactivatedAt: at }, false],
  ["someone being reset is not", { suspendedAt: at }, false],
  ["someone who joined today is not: they were told", { joinedAt: after(at, -hours(5)) }, false],
  ["someone who joined the day before yesterday is", { joinedAt: after(at, -days(2)) }, true],
])("%s", (_, facts, due) => {
  expect(reminderDue({ ...member, ...facts }, policy, at) !== null).toBe(due);
});
