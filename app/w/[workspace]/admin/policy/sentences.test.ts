import { expect, test } from "vitest";
import type { Problem } from "@/lib/rules/policy/check";
import { fields } from "./read-form";
import { sayCoverage, sayDependence, sayProblem, sayTheirs } from "./sentences";

const none = { active: 52, covered: 37, blocked: 0, inGrace: 0, exempt: 0, only: { totp: 0, passkey: 0, email: 0 } };

test.each([
  [{ blocked: 15 }, true, "37 of 52 members are covered. 15 must enrol at their next request."],
  [{ blocked: 15 }, false, "37 of 52 members are covered. Switched on, 15 would have to enrol at their next request."],
  [{ inGrace: 14, exempt: 1 }, true, "37 of 52 members are covered. 14 have time until their day. 1 is exempt."],
  [{ covered: 52 }, true, "All 52 members are covered."],
  [{ active: 1, covered: 1 }, true, "You are the only member, and covered."],
  [{ active: 1_200_000, covered: 9 }, true, "9 of 1,200,000 members are covered."],
])("%j, on: %s", (counts, on, sentence) => {
  expect(sayCoverage({ ...none, ...counts }, on)).toBe(sentence);
});

test("[D7] where the plan has no requirement, no one is said to have to enrol, nor to have a day", () => {
  const counts = { ...none, blocked: 15, inGrace: 14, exempt: 1 };
  expect(sayCoverage(counts, false, false)).toBe("37 of 52 members are covered.");
});

test("members who depend on a method alone are counted before and after it is withdrawn", () => {
  expect(sayDependence(0, true, true)).toBe("Nobody depends on it alone.");
  expect(sayDependence(12, true, true)).toBe("12 members have nothing else.");
  expect(sayDependence(1, false, true)).toContain("1 member has nothing else: they answer with it once more");
  expect(sayDependence(1, false, false)).toContain("it still signs them in");
});

test("every problem is said at a field that exists", () => {
  const problems: Problem[] = [
    { reason: "laxer-than-members", role: "owner" },
    { reason: "no-strong-method" },
    { reason: "no-method" },
    { reason: "no-domains" },
    { reason: "required-already", role: "helpdesk", since: new Date(0) },
    { reason: "too-few-admins" },
    { reason: "too-few-owners" },
  ];
  for (const problem of problems) expect(Object.keys(fields.shape)).toContain(sayProblem(problem)[0]);
});

test("an edit that came first is said with its author and what they did, and that nothing typed is lost", () => {
  const at = new Date("2025-11-22T14:05:00Z");
  const theirs = {
    by: "Ada Admin",
    at,
    changes: [{ path: "graceDays" as const, before: 0, after: 7 }],
    published: false,
  };
  const base = { version: 2, revision: 1 };
  expect(sayTheirs({ ...theirs, base })).toBe(
    "Ada Admin saved a draft at 14:05 UTC, while you were editing (Grace for new members: 7 days, was 0 days). " +
      "Your changes are still in this form and not saved.",
  );
});
