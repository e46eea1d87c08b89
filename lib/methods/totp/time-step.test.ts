import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeAt, matchCode, period, secondsLeft, timeStepAt } from "./time-step";

/** "12345678901234567890", the key of both RFCs' test values, in base32. */
const rfcKey = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);
const now = at(1_763_805_605);
const current = timeStepAt(now);
const code = (distance: number) => codeAt(rfcKey, current + distance);

describe("the standards' own values", () => {
  test.each([
    [0, "755224"],
    [1, "287082"],
    [2, "359152"],
    [3, "969429"],
    [4, "338314"],
    [5, "254676"],
    [6, "287922"],
    [7, "162583"],
    [8, "399871"],
    [9, "520489"],
  ])("RFC 4226 Appendix D: counter %i is %s", (counter, expected) => {
    expect(codeAt(rfcKey, counter)).toBe(expected);
  });

  test.each([
    [59, 0x1, "94287082"],
    [1111111109, 0x23523ec, "07081804"],
    [1111111111, 0x23523ed, "14050471"],
    [1234567890, 0x273ef07, "89005924"],
    [2000000000, 0x3f940aa, "69279037"],
    [20000000000, 0x27bc86aa, "65353130"],
  ])("RFC 6238 Appendix B: second %i is step %i and ends in the six digits of %s", (second, step, eight) => {
    expect(timeStepAt(at(second))).toBe(step);
    expect(codeAt(rfcKey, step)).toBe(eight.slice(2));
  });
});

test("a step lasts thirty seconds, to the second", () => {
  expect([0, 29.999, 30, 59.999, 60].map((second) => timeStepAt(at(second)))).toEqual([0, 0, 1, 1, 2]);
  expect([0, 0.5, 29, 30, 31].map((second) => secondsLeft(at(second)))).toEqual([30, 30, 1, 30, 29]);
});

describe("the step of a code", () => {
  test.each([-1, 0, 1])("a code %i steps from now is accepted, and its step is returned", (distance) => {
    expect(matchCode(rfcKey, code(distance), null, now)).toEqual({ kind: "now", timeStep: current + distance });
  });

  test.each([2, 3, 10, 20])("a code of %i steps ahead never counts, and is recognised as such", (by) => {
    expect(matchCode(rfcKey, code(by), null, now)).toEqual({ kind: "ahead", timeStep: current + by, by });
  });

  test.each([
    [2, 1],
    [3, 2],
    [4, 2],
    [10, 5],
    [20, 10],
  ])("a code of %i steps ago never counts, and says that the clock is %i minutes slow", (distance, minutes) => {
    expect(matchCode(rfcKey, code(-distance), null, now)).toEqual({ kind: "slow", minutes });
  });

  test.each([-21, 21])("a code more than ten minutes off (%i steps) is simply wrong", (distance) => {
    expect(matchCode(rfcKey, code(distance), null, now)).toEqual({ kind: "wrong" });
  });

  test.each([
    [0, 0, "used"],
    [-1, 0, "older"],
    [1, 0, "now"],
    [-1, -1, "used"],
    [0, -1, "now"],
    [0, 1, "older"],
    [-1, -2, "now"],
    [-5, 0, "older"],
    [-5, -5, "used"],
    [-5, -6, "slow"],
  ])("[D7] the code of step %i after one of step %i was accepted is %s", (distance, last, kind) => {
    expect(matchCode(rfcKey, code(distance), current + last, now).kind).toBe(kind);
  });

  test("only a step within one of now and after the last is accepted, with any text typed", () => {
    const anyCode = fc.oneof(
      fc.integer({ min: -30, max: 30 }).map((distance) => code(distance)),
      fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, "0")),
    );
    const anyLast = fc.option(fc.integer({ min: current - 40, max: current + 2 }), { nil: null });
    fc.assert(
      fc.property(anyCode, anyLast, (typed, last) => {
        const match = matchCode(rfcKey, typed, last, now);
        if (match.kind !== "now") return;
        expect(Math.abs(match.timeStep - current)).toBeLessThanOrEqual(1);
        expect(match.timeStep).toBeGreaterThan(last ?? -1);
        expect(codeAt(rfcKey, match.timeStep)).toBe(typed);
      }),
    );
  });

  test("a code once accepted is never accepted again, at any later or earlier time of the clock", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1, max: 1 }),
        fc.integer({ min: -period, max: 20 * period }),
        (distance, later) => {
          const first = matchCode(rfcKey, code(distance), null, now);
          if (first.kind !== "now") return expect(first.kind).toBe("now");
          const again = matchCode(rfcKey, code(distance), first.timeStep, at(now.getTime() / 1000 + later));
          expect(again.kind).not.toBe("now");
        },
      ),
    );
  });
});
