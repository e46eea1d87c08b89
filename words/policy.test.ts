import { expect, test } from "vitest";
import { policy as german } from "./de/policy";
import { policy } from "./en/policy";

const none = { active: 52, covered: 37, blocked: 0, inGrace: 0, exempt: 0, only: { totp: 0, passkey: 0, email: 0 } };

test.each([
  [{ blocked: 15 }, true, "37 of 52 members are covered. 15 must enrol at their next request."],
  [{ blocked: 15 }, false, "37 of 52 members are covered. Switched on, 15 would have to enrol at their next request."],
  [{ inGrace: 14, exempt: 1 }, true, "37 of 52 members are covered. 14 have time until their deadline. 1 is exempt."],
  [{ covered: 52 }, true, "All 52 members are covered."],
  [{ active: 1, covered: 1 }, true, "You are the only member, and covered."],
  [{ active: 1_200_000, covered: 9 }, true, "9 of 1,200,000 members are covered."],
])("%j, on: %s", (counts, on, sentence) => {
  expect(policy.coverage({ ...none, ...counts }, on)).toBe(sentence);
});

test("[D7] where the plan has no requirement, no one is said to have to enrol, nor to have a day", () => {
  const counts = { ...none, blocked: 15, inGrace: 14, exempt: 1 };
  expect(policy.coverage(counts, false, false)).toBe("37 of 52 members are covered.");
});

test("members who depend on a method alone are counted before and after it is withdrawn", () => {
  expect(policy.methods.dependence(0, true, true)).toBe("No one depends on it alone.");
  expect(policy.methods.dependence(12, true, true)).toBe("12 members have nothing else.");
  expect(policy.methods.dependence(1, false, true)).toContain("1 member has nothing else: they can use it once more");
  expect(policy.methods.dependence(1, false, false)).toContain("it still signs them in");
});

test("an edit that came first is said with its author and what they did, and that nothing typed is lost", () => {
  expect(policy.theirs("Ada Admin", false, "14:05 UTC", ["Grace for new members: 7 days, was 0 days"])).toBe(
    "Ada Admin saved a draft at 14:05 UTC, while you were editing (Grace for new members: 7 days, was 0 days). " +
      "Your changes are still in this form and not saved.",
  );
});

test("the German sentences agree with their number", () => {
  expect(german.coverage({ ...none, blocked: 1 }, false)).toBe(
    "37 von 52 Mitgliedern sind abgesichert. Als Pflicht müsste 1 beim nächsten Aufruf einen zweiten Faktor einrichten.",
  );
  expect(german.coverage({ ...none, inGrace: 2, exempt: 1 }, true)).toContain(
    "2 haben noch Zeit bis zur Frist. 1 ist ausgenommen.",
  );
  expect(german.rehearsal.outcomes["next-request"].does(1)).toBe(
    "1 Mitglied muss beim nächsten Aufruf einen zweiten Faktor einrichten",
  );
});
