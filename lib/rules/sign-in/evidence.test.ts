import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addProofs, type Proof, provenByRecoveryCode } from "./evidence";
import type { Evidence } from "./next-step";

const now = new Date("2025-11-22T10:00:00Z");
const nothing: Evidence = { passwordAt: null, secondFactorAt: null, enrolmentGrant: null, resetId: null };

const table: [Proof, Partial<Evidence>, string[]][] = [
  [{ kind: "password" }, { passwordAt: now }, ["pwd"]],
  [{ kind: "joining" }, { passwordAt: now, enrolmentGrant: "joining" }, ["pwd"]],
  [{ kind: "totp" }, { secondFactorAt: now }, ["otp"]],
  [{ kind: "email" }, { secondFactorAt: now }, ["email"]],
  [{ kind: "recovery" }, { secondFactorAt: now }, ["recovery"]],
  [{ kind: "passkey", userVerified: false }, { secondFactorAt: now }, ["hwk"]],
  [{ kind: "passkey", userVerified: true }, { passwordAt: now, secondFactorAt: now }, ["hwk", "user"]],
  [{ kind: "enrolled", method: "totp" }, { secondFactorAt: now }, ["otp"]],
  [{ kind: "enrolled", method: "passkey" }, { secondFactorAt: now }, ["hwk"]],
  [{ kind: "enrolled", method: "email" }, { secondFactorAt: now }, ["email"]],
  [{ kind: "address" }, { enrolmentGrant: "address" }, []],
  [{ kind: "reset", resetId: "r" }, { enrolmentGrant: "reset", resetId: "r" }, ["reset"]],
  [{ kind: "codes-saved" }, {}, []],
];

describe("what each proof proves, and nothing else", () => {
  test.each(table)("%j", (proof, evidence, amr) => {
    expect(addProofs(nothing, [], [proof], now)).toEqual({ evidence: { ...nothing, ...evidence }, amr });
  });
});

test("only a password, joining, or a passkey with user verification proves the first step", () => {
  const first = table.filter(([proof]) => addProofs(nothing, [], [proof], now).evidence.passwordAt);
  expect(first.map(([proof]) => proof)).toEqual([
    { kind: "password" },
    { kind: "joining" },
    { kind: "passkey", userVerified: true },
  ]);
});

test("proofs add up, none takes an earlier one away, and references are not doubled", () => {
  const anyProof = fc.constantFrom(...table.map(([proof]) => proof));
  fc.assert(
    fc.property(fc.array(anyProof, { maxLength: 6 }), anyProof, (earlier, last) => {
      const first = addProofs(nothing, [], earlier, now);
      const later = new Date(now.getTime() + 1000);
      const then = addProofs(first.evidence, first.amr, [last], later);
      for (const key of ["passwordAt", "secondFactorAt"] as const)
        if (first.evidence[key]) expect(then.evidence[key]?.getTime()).toBeGreaterThanOrEqual(now.getTime());
      // What was proven again stands last; everything else stays where it was.
      const again = addProofs(nothing, [], [last], later).amr;
      expect(then.amr).toEqual([...first.amr.filter((known) => !again.includes(known)), ...again]);
      expect(new Set(then.amr).size).toBe(then.amr.length);
    }),
  );
});

test.each([
  [["pwd", "recovery"], true],
  [["pwd", "recovery", "mfa"], true],
  [["recovery", "pwd"], true],
  [["recovery", "otp"], false],
  [["recovery", "hwk", "user"], false],
  [["recovery", "email"], false],
  [["otp", "recovery"], true],
  [["pwd"], false],
  [[], false],
])("the second factor proven last in %j was a recovery code: %s", (amr, expected) => {
  expect(provenByRecoveryCode(amr)).toBe(expected);
});
