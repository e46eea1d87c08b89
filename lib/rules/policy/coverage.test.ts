import fc from "fast-check";
import { expect, test } from "vitest";
import { anyFacts, anyPolicy, noon } from "@/test/crowd";
import { isActive } from "./active";
import { assess } from "./assess";
import { countCoverage } from "./coverage";

test("an account is active once joined and until deactivated, whatever a reset does", () => {
  expect(isActive({ joinedAt: noon, deactivatedAt: null })).toBe(true);
  expect(isActive({ joinedAt: noon, deactivatedAt: noon })).toBe(false);
  expect(isActive({ joinedAt: null, deactivatedAt: null })).toBe(false);
  expect(isActive({ joinedAt: null, deactivatedAt: noon })).toBe(false);
});

test("coverage is the sum of what each active member is assessed as", () => {
  const groups = fc.array(fc.record({ facts: anyFacts, n: fc.integer({ min: 1, max: 9 }) }));
  fc.assert(
    fc.property(groups, anyPolicy, (some, policy) => {
      const each = some.flatMap(({ facts, n }) =>
        isActive(facts) ? Array.from({ length: n }, () => ({ facts, ...assess(facts, policy, noon) })) : [],
      );
      const count = (fits: (one: (typeof each)[number]) => boolean) => each.filter(fits).length;
      const found = countCoverage(some, policy, noon);
      expect(found).toMatchObject({
        active: each.length,
        covered: count(({ covered }) => covered),
        protected: count(({ state }) => state === "protected"),
        blocked: count(({ state }) => state === "blocked"),
        inGrace: count(({ state }) => state === "in-grace"),
        exempt: count(({ state }) => state === "exempt"),
        owners: count(({ facts }) => facts.role === "owner"),
      });
      expect(found.methods.passkey).toBe(count(({ facts }) => facts.passkeyCount > 0));
      expect(found.only.email).toBe(
        count(({ facts }) => facts.emailCount > 0 && facts.totpCount + facts.passkeyCount === 0),
      );
      expect(found.deadlines.reduce((sum, { n }) => sum + n, 0)).toBe(found.inGrace);
      expect(found.deadlines).toEqual([...found.deadlines].sort((a, b) => a.at.getTime() - b.at.getTime()));
    }),
    { numRuns: 300 },
  );
});
