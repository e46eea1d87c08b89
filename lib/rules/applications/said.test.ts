import fc from "fast-check";
import { expect, test } from "vitest";
import { after, minutes } from "@/lib/ground/durations";
import { addProofs, type Proof } from "@/lib/rules/sign-in/evidence";
import type { Evidence } from "@/lib/rules/sign-in/next-step";
import { acrNames, acrOf, assurances, isEnough, readAcr, strongerOf } from "./assurance";
import { type ProvenSession, say, saySince } from "./said";

const now = new Date("2025-11-22T10:00:00Z");
const nothing: Evidence = { passwordAt: null, secondFactorAt: null, enrolmentGrant: null, resetId: null };

/** A session that gave one proof a minute. */
function prove(...proofs: Proof[]): ProvenSession {
  let session = { evidence: nothing, amr: [] as string[] };
  proofs.forEach((proof, n) => {
    session = addProofs(session.evidence, session.amr, [proof], after(now, minutes(n)));
  });
  return { ...session.evidence, amr: session.amr, createdAt: now };
}

const password: Proof = { kind: "password" };
const app: Proof = { kind: "totp" };
const email: Proof = { kind: "email" };
const recovery: Proof = { kind: "recovery" };
const passkey: Proof = { kind: "passkey", userVerified: true };
const key: Proof = { kind: "passkey", userVerified: false };

test.each<[string, Proof[], string, string]>([
  ["password", [password], "https://refeds.org/profile/sfa", "pwd"],
  ["password and emailed code", [password, email], "https://refeds.org/profile/sfa", "pwd otp"],
  ["password and app", [password, app], "https://refeds.org/profile/mfa", "pwd otp mfa"],
  ["password and recovery code", [password, recovery], "https://refeds.org/profile/mfa", "pwd mfa"],
  ["passkey", [passkey], "phr", "pop user mfa"],
  ["password and key", [password, key], "phr", "pwd pop mfa"],
  [
    "sign-up and app",
    [{ kind: "joining" }, { kind: "enrolled", method: "totp" }],
    "https://refeds.org/profile/mfa",
    "pwd otp mfa",
  ],
  ["sign-up and key", [{ kind: "joining" }, { kind: "enrolled", method: "passkey" }], "phr", "pwd pop mfa"],
  [
    "sign-up and emailed code",
    [{ kind: "joining" }, { kind: "enrolled", method: "email" }],
    "https://refeds.org/profile/sfa",
    "pwd otp",
  ],
  [
    "after a reset, app",
    [password, { kind: "reset", resetId: "r" }, { kind: "enrolled", method: "totp" }],
    "https://refeds.org/profile/mfa",
    "pwd otp mfa",
  ],
])("[G5] %s", (_title, proofs, acr, amr) => {
  const said = say(prove(...proofs));
  expect(said && [acrOf(said.assurance), said.amr.join(" ")]).toEqual([acr, amr]);
});

test("[G5] nothing is said of a session without a first factor", () => {
  expect([say(prove()), say(prove(app)), say(prove(key)), say(prove(recovery, email))]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

const proofs = fc.array(
  fc.oneof(
    fc.constantFrom<Proof>(password, app, email, recovery, passkey, key, { kind: "address" }, { kind: "codes-saved" }),
    fc.constantFrom<Proof>({ kind: "joining" }, { kind: "reset", resetId: "r" }),
    fc
      .constantFrom("totp", "passkey", "email")
      .map((method): Proof => ({ kind: "enrolled", method: method as "totp" })),
  ),
  { maxLength: 8 },
);

test("[G5] a further proof never lowers what is said, and takes no word away", () => {
  fc.assert(
    fc.property(proofs, proofs, (some, more) => {
      const [before, later] = [say(prove(...some)), say(prove(...some, ...more))];
      if (!before) return;
      expect(later && isEnough(later.assurance, before.assurance)).toBe(true);
      expect(later?.amr).toEqual(expect.arrayContaining(before.amr));
    }),
  );
});

test("[G5] no word of the house leaves, and no claim about hardware", () => {
  fc.assert(
    fc.property(proofs, (some) => {
      const said = say(prove(...some));
      for (const word of said?.amr ?? []) expect(["pwd", "otp", "pop", "user", "mfa"]).toContain(word);
    }),
  );
});

test("[G5] mfa is said only where an app, a recovery code or a key was proven, phr only where a key was", () => {
  const has = (some: Proof[], ...kinds: string[]) =>
    some.some((proof) => kinds.includes(proof.kind === "enrolled" ? proof.method : proof.kind));
  fc.assert(
    fc.property(proofs, (some) => {
      const said = say(prove(...some));
      if (said?.assurance === "phr") expect(has(some, "passkey")).toBe(true);
      if (said?.assurance === "mfa") expect(has(some, "totp", "recovery")).toBe(true);
    }),
  );
});

test("[G5] the time is that of the older of both factors", () => {
  expect(say(prove(password, app))?.authTime).toEqual(now);
  expect(say(prove(password, app, password))?.authTime).toEqual(after(now, minutes(1)));
});

test("[G5] the time of a proof that is not the latest is not known: the session's beginning is said", () => {
  expect(say(prove(passkey, password, app))).toMatchObject({ assurance: "phr", authTime: now });
});

test("[G5] since a moment, an older passkey counts for nothing", () => {
  const session = prove(passkey, password, app);
  expect(saySince(session, now)?.assurance).toBe("mfa");
  expect(saySince(session, after(now, minutes(1)))?.assurance).toBe("mfa");
  expect(saySince(session, after(now, minutes(2)))).toBeNull();
});

test("[G5] what is said since a moment was proven at or after it, and is never more than what is said at all", () => {
  fc.assert(
    fc.property(proofs, fc.integer({ min: 0, max: 9 }), (some, n) => {
      const since = after(now, minutes(n));
      const [fresh, all] = [saySince(prove(...some), since), say(prove(...some))];
      if (!fresh) return;
      expect(fresh.authTime >= since).toBe(true);
      expect(all && isEnough(all.assurance, fresh.assurance)).toBe(true);
    }),
  );
});

test("phr is also mfa, mfa is also sfa, and never the other way", () => {
  expect(assurances.map((one) => assurances.filter((other) => isEnough(one, other)).length)).toEqual([1, 2, 3]);
  expect(strongerOf("sfa", "phr")).toBe("phr");
  expect(strongerOf("mfa", "sfa")).toBe("mfa");
});

test("an acr that is never said is not known", () => {
  expect(acrNames.map(readAcr)).toEqual(["sfa", "mfa", "phr"]);
  expect(["phrh", "0", "", "PHR", "https://refeds.org/profile/mfa/"].map(readAcr)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
