import "@/test/database";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asSystem, Prisma } from "@/lib/ground/db";
import { after, days, minutes, seconds } from "@/lib/ground/durations";
import { type Budget, budget, giveBack, reserve } from "./reserve";
import { type LadderRule, type Rule, rules } from "./rules";

const now = new Date("2025-11-22T10:00:00Z");
const fresh = (rule: Rule) => budget(rule, randomUUID());

/** Tries at one moment until it is rejected. Returns how many tries passed, and until when to wait. */
async function exhaust(budgets: Budget[], at: Date, most = 200) {
  for (let tries = 0; tries < most; tries++) {
    const answer = await reserve(budgets, at);
    if (!answer.ok) return { tries, retryAt: answer.retryAt, rule: answer.rule };
  }
  return { tries: most, retryAt: undefined, rule: undefined };
}

describe("a window", () => {
  test.each(Object.values(rules).filter((rule) => "window" in rule))(
    "$name: $max in $window s, then a wait until it ends",
    async (rule) => {
      const key = [fresh(rule)];
      const end = after(now, seconds(rule.window));
      expect(await exhaust(key, now)).toEqual({ tries: rule.max, retryAt: end, rule: rule.name });
      expect(await reserve(key, new Date(end.getTime() - 1))).toMatchObject({ ok: false });
      expect(await reserve(key, end)).toEqual({ ok: true });
      expect((await exhaust(key, end)).tries).toBe(rule.max - 1);
    },
  );

  test("begins with its first try, not with the clock's hour", async () => {
    const key = [fresh({ name: "t", window: 60, max: 2 })];
    await reserve(key, now);
    await reserve(key, after(now, seconds(59)));
    expect(await reserve(key, after(now, seconds(59)))).toMatchObject({ retryAt: after(now, seconds(60)) });
  });

  test("a try that is given back can be made again, and never more than were taken", async () => {
    const key = [fresh({ name: "t", window: 60, max: 2 })];
    await exhaust(key, now);
    await giveBack(key);
    expect((await exhaust(key, now)).tries).toBe(1);
    for (let i = 0; i < 5; i++) await giveBack(key);
    expect((await exhaust(key, now)).tries).toBe(2);
  });
});

describe("a ladder", () => {
  const { ladder } = rules.secondFactor;

  test("ten wrong second factors block for 15 minutes, ten more for an hour, then 4 and 24, and fifty for good", async () => {
    const key = [fresh(rules.secondFactor)];
    let at = now;
    const waits: (number | null)[] = [];
    for (const [count] of ladder) {
      const { tries, retryAt } = await exhaust(key, at);
      expect(tries).toBe(10);
      waits.push(retryAt ? (retryAt.getTime() - at.getTime()) / 1000 : null);
      expect(count).toBe(waits.length * 10);
      at = retryAt ?? at;
      if (retryAt) expect(await reserve(key, new Date(at.getTime() - 1))).toMatchObject({ ok: false, retryAt });
    }
    expect(waits).toEqual([900, 3600, 14_400, 86_400, null]);
    expect(await reserve(key, after(at, days(3650)))).toEqual({ ok: false, rule: "second-factor", retryAt: null });
  });

  test("five wrong passwords from one place wait two seconds, and each further one twice as long, up to 15 minutes", async () => {
    const key = [fresh(rules.passwordHere)];
    let at = now;
    const steps: [number, number][] = [];
    for (let i = 0; i < 13; i++) {
      const { tries, retryAt } = await exhaust(key, at);
      steps.push([tries, ((retryAt?.getTime() ?? 0) - at.getTime()) / 1000]);
      at = retryAt ?? at;
    }
    expect(steps).toEqual([5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1].map((n, i) => [n, Math.min(2 ** (i + 1), 900)]));
  });

  test("wrong passwords from everywhere only delay a member, by eight seconds at most", async () => {
    const key = [fresh(rules.passwordAnywhere)];
    let at = now;
    for (let tried = 0; tried < 300; ) {
      const { tries, retryAt } = await exhaust(key, at);
      tried += tries;
      expect((retryAt?.getTime() ?? 0) - at.getTime()).toBeLessThanOrEqual(seconds(8));
      at = retryAt ?? at;
    }
  });

  test("success clears it, even during a block", async () => {
    const key = [fresh(rules.secondFactor)];
    await exhaust(key, now);
    await giveBack(key);
    expect((await exhaust(key, now)).tries).toBe(10);
  });

  test("waiting clears nothing: the count continues where it was", async () => {
    const key = [fresh(rules.secondFactor)];
    await exhaust(key, now);
    const { tries, retryAt } = await exhaust(key, after(now, days(30)));
    expect([tries, retryAt]).toEqual([10, after(now, days(30) + minutes(60))]);
  });
});

describe("several at once", () => {
  const window = (max: number): Rule => ({ name: "t", window: 60, max });

  test("if one is spent, nothing is counted in the others", async () => {
    const [spent, other] = [fresh(window(1)), fresh(window(3))];
    await reserve([spent], now);
    for (let i = 0; i < 5; i++) expect(await reserve([spent, other], now)).toMatchObject({ ok: false });
    for (let i = 0; i < 5; i++) expect(await reserve([other, spent], now)).toMatchObject({ ok: false });
    expect((await exhaust([other], now)).tries).toBe(3);
  });

  test("success gives back its own and touches no other member's, address's or method's", async () => {
    const member = randomUUID();
    const [totp, email] = ["totp", "email"].map((method) => budget(rules.secondFactor, member, method)) as [
      Budget,
      Budget,
    ];
    const neighbour = budget(rules.secondFactor, randomUUID(), "totp");
    for (const key of [totp, email, neighbour]) await exhaust([key], now);
    await giveBack([totp]);
    expect((await exhaust([email], now)).tries).toBe(0);
    expect((await exhaust([neighbour], now)).tries).toBe(0);
    expect((await exhaust([totp], now)).tries).toBe(10);
  });
});

describe("in parallel", () => {
  test("a window never admits more, even if tries are given back meanwhile", async () => {
    const key = [fresh({ name: "t", window: 600, max: 5 })];
    const answers = await Promise.all(Array.from({ length: 60 }, () => reserve(key, now)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
  });

  test("a ladder never admits more either", async () => {
    const key = [fresh(rules.secondFactor)];
    const answers = await Promise.all(Array.from({ length: 60 }, () => reserve(key, now)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
  });

  test("successes and tries that share budgets in any order never deadlock", async () => {
    const shared = Array.from({ length: 12 }, () => fresh({ name: "t", window: 600, max: 10_000 }));
    const turn = (by: number) => [...shared.slice(by % 12), ...shared.slice(0, by % 12)];
    const work = Array.from({ length: 600 }, (_, i) =>
      i % 2 ? reserve(i % 4 === 1 ? turn(i) : turn(i).reverse(), now) : giveBack(i % 4 ? turn(i) : turn(i).reverse()),
    );
    const failed = (await Promise.allSettled(work)).filter(({ status }) => status === "rejected");
    expect(failed).toEqual([]);
  }, 60_000);
});

test("one window never holds more than the rule's maximum, after any tries and returns", async () => {
  const act = fc.record({ give: fc.boolean(), wait: fc.constantFrom(0, 1, 30, 60, 61) });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (history) => {
      const key = [fresh({ name: "t", window: 60, max: 3 })];
      let at = now;
      let start: Date | null = null;
      let taken = 0;
      for (const { give, wait } of history) {
        at = after(at, seconds(wait));
        if (start === null || at.getTime() - start.getTime() >= 60_000) [start, taken] = [null, 0];
        if (give) {
          if (start) taken = Math.max(0, taken - 1);
          await giveBack(key);
        } else {
          const { ok } = await reserve(key, at);
          expect(ok).toBe(taken < 3);
          if (ok) [start, taken] = [start ?? at, taken + 1];
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("the table does not reveal who is limited", async () => {
  await reserve([budget(rules.passwordHere, "bo@acme.test", "192.0.2.7")], now);
  const rows = JSON.stringify(await asSystem(Prisma.sql`select a::text from attempt_budget a`));
  expect(rows).toContain("password-here:");
  expect(rows).not.toMatch(/bo@acme|192\.0\.2/);
});

test("two rules never share a budget, and neither do two people whose names run together", () => {
  const names = Object.values(rules).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const key = (...parts: string[]) => budget(rules.mailHour, ...parts).key;
  expect(key("ab", "c")).not.toBe(key("a", "bc"));
  expect(budget(rules.mailHour, "a").key).not.toBe(budget(rules.mailDay, "a").key);
});

test("each rung is higher than the one before", () => {
  for (const rule of Object.values<Rule>(rules)) {
    if (!("ladder" in rule)) continue;
    const counts = (rule as LadderRule).ladder.map(([count]) => count);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  }
});
