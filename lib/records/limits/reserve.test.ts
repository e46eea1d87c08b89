import "@/test/database";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asSystem, Prisma } from "@/lib/ground/db";
import { after, days, minutes, seconds } from "@/lib/ground/durations";
import { attempt, type Budget, budget, countsIf, end, onceCounted, reserve } from "./reserve";
import { type LadderRule, type Rule, rules } from "./rules";

const now = new Date("2025-11-22T10:00:00Z");
const fresh = (rule: Rule) => budget(rule, randomUUID());

/** Tries at one moment, wrongly, until it is rejected. Returns how many tries passed, and until when to wait. */
async function exhaust(budgets: Budget[], at: Date, most = 400) {
  for (let tries = 0; tries < most; tries++) {
    const answer = await reserve(budgets, at);
    if (!answer.ok) return { tries, retryAt: answer.retryAt, rule: answer.rule };
    await end(budgets, "counts", at);
  }
  return { tries: most, retryAt: undefined, rule: undefined };
}

describe("a window", () => {
  test.each(Object.values(rules).filter((rule) => "window" in rule))(
    "$name: $max in $window s, then a wait until it ends",
    async (rule) => {
      const key = [fresh(rule)];
      const over = after(now, seconds(rule.window));
      expect(await exhaust(key, now)).toEqual({ tries: rule.max, retryAt: over, rule: rule.name });
      expect(await reserve(key, new Date(over.getTime() - 1))).toMatchObject({ ok: false });
      expect((await exhaust(key, over)).tries).toBe(rule.max);
    },
  );

  test("begins with its first try, not with the clock's hour", async () => {
    const key = [fresh({ name: "t", window: 60, max: 2 })];
    await reserve(key, now);
    await reserve(key, after(now, seconds(59)));
    expect(await reserve(key, after(now, seconds(59)))).toMatchObject({ retryAt: after(now, seconds(60)) });
  });

  test("a right try takes no place, and clears no wrong one", async () => {
    const key = [fresh({ name: "t", window: 60, max: 2 })];
    for (let i = 0; i < 5; i++) {
      expect(await reserve(key, now)).toEqual({ ok: true });
      await end(key, "right", now);
    }
    await reserve(key, now);
    await end(key, "counts", now);
    await end(key, "right", now);
    expect((await exhaust(key, now)).tries).toBe(1);
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
    await end(key, "right", now);
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
    await end([totp], "right", now);
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
      i % 2
        ? reserve(i % 4 === 1 ? turn(i) : turn(i).reverse(), now)
        : end(i % 4 ? turn(i) : turn(i).reverse(), i % 3 ? "right" : "counts", now),
    );
    const failed = (await Promise.allSettled(work)).filter(({ status }) => status === "rejected");
    expect(failed).toEqual([]);
  }, 60_000);
});

describe("[A3] an attempt has three ends", () => {
  const lapse = minutes(1);

  test.each([fresh({ name: "t", window: 600, max: 3 }), fresh({ name: "t", ladder: [[3, 600]] })])(
    "if no one says how it ended, it holds its place for a minute and then counts for nothing",
    async (one) => {
      for (let i = 0; i < 3; i++) expect(await reserve([one], now)).toEqual({ ok: true });
      expect(await reserve([one], now)).toMatchObject({ ok: false, retryAt: after(now, seconds(1)) });
      expect(await reserve([one], after(now, lapse - 1))).toMatchObject({ ok: false });
      expect((await exhaust([one], after(now, lapse))).tries).toBe(3);
    },
  );

  test("a check that throws counts for nothing, however often", async () => {
    const key = [fresh(rules.passwordHere)];
    for (let i = 0; i < 50; i++) {
      const failing = attempt(
        key,
        now,
        () => Promise.reject(new Error("the database is away")),
        () => "counts",
      );
      await expect(failing).rejects.toThrow("the database is away");
    }
    expect((await exhaust(key, now)).tries).toBe(5);
  });

  test("a refusal that judged nothing counts for nothing, and a wrong one counts", async () => {
    const key = [fresh(rules.passwordHere)];
    const check = (reason: string) =>
      attempt(key, now, async () => ({ ok: false, reason }) as const, countsIf("wrong"));
    for (let i = 0; i < 50; i++) await check("expired");
    for (let i = 0; i < 5; i++) expect(await check("wrong")).toEqual({ ok: false, reason: "wrong" });
    expect(await check("wrong")).toEqual({ ok: false, reason: "wait", retryAt: after(now, seconds(2)) });
  });

  test("right attempts at once refuse no one where the rule is shared", async () => {
    const office = [fresh(rules.passwordAddress)];
    const answers = await Promise.all(Array.from({ length: 400 }, () => reserve(office, now)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });

  test("one window never holds more than the rule's maximum, after any tries and ends", async () => {
    const act = fc.record({
      how: fc.constantFrom("reserve", "right", "counts", "unknown"),
      wait: fc.constantFrom(0, 1, 30, 60, 61),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (history) => {
        const key = [fresh({ name: "t", window: 90, max: 3 })];
        let at = now;
        let pending: Date[] = [];
        let counted: Date[] = [];
        for (const { how, wait } of history) {
          at = after(at, seconds(wait));
          pending = pending.filter((lapses) => lapses > at);
          if (counted[0] && at.getTime() - counted[0].getTime() >= 90_000) counted = [];
          if (how !== "reserve") {
            // Only an attempt that was reserved is ever ended.
            if (!pending.shift()) continue;
            await end(key, how as "right", at);
            if (how === "counts") counted.push(at);
          } else {
            const { ok } = await reserve(key, at);
            expect(ok).toBe(pending.length + counted.length < 3);
            if (ok) pending.push(after(at, lapse));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("[A2] a budget that applies once another has counted so many", () => {
  const shared = fresh({ name: "s", window: 600, max: 1_000, shared: true });
  const slowed = onceCounted(30, shared, fresh({ name: "t", window: 60, max: 1 }));

  test("lets everything pass until then, and holds from then on until that window ends", async () => {
    expect((await exhaust([shared, slowed], now, 30)).tries).toBe(30);
    expect(await exhaust([shared, slowed], now)).toMatchObject({ tries: 1, retryAt: after(now, seconds(60)) });
    expect((await exhaust([shared, slowed], after(now, minutes(1)))).tries).toBe(1);
    expect((await exhaust([shared, slowed], after(now, minutes(10)), 20)).tries).toBe(20);
  });
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
