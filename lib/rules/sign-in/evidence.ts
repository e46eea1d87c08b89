import type { MethodKind } from "@/lib/rules/policy/settings";
import type { Evidence } from "./next-step";

/** Something that was verified just now, by the one who says so. */
export type Proof =
  | { kind: "password" }
  /** The account was made in this session: by invitation, sign-up, or opening a workspace. */
  | { kind: "joining" }
  | { kind: "totp" | "email" | "recovery" }
  /** A passkey; with user verification it proves both steps. */
  | { kind: "passkey"; userVerified: boolean }
  /** A method was enrolled and confirmed, which proves it. */
  | { kind: "enrolled"; method: MethodKind }
  /** A code mailed to the account's address was confirmed, before forced enrolment. */
  | { kind: "address" }
  | { kind: "reset"; resetId: string }
  | { kind: "codes-saved" };

/** RFC 8176 method references; `recovery`, `email` and `reset` are ours, the registry having none. */
const references = { totp: ["otp"], email: ["email"], recovery: ["recovery"], passkey: ["hwk"] } as const;

/** Adds proofs to the evidence of a session. */
export function addProofs(
  evidence: Evidence,
  amr: string[],
  proofs: Proof[],
  now: Date,
): { evidence: Evidence; amr: string[] } {
  return proofs.reduce((sum, proof) => addProof(sum.evidence, sum.amr, proof, now), { evidence, amr });
}

function addProof(evidence: Evidence, amr: string[], proof: Proof, now: Date): { evidence: Evidence; amr: string[] } {
  const next = { ...evidence };
  const add: string[] = [];
  switch (proof.kind) {
    case "password":
      next.passwordAt = now;
      add.push("pwd");
      break;
    case "joining":
      next.passwordAt = now;
      next.enrolmentGrant = "joining";
      add.push("pwd");
      break;
    case "totp":
    case "email":
    case "recovery":
      next.secondFactorAt = now;
      add.push(...references[proof.kind]);
      break;
    case "passkey":
      if (proof.userVerified) next.passwordAt = now;
      next.secondFactorAt = now;
      add.push("hwk", ...(proof.userVerified ? ["user"] : []));
      break;
    case "enrolled":
      next.secondFactorAt = now;
      add.push(...references[proof.method]);
      break;
    case "address":
      next.enrolmentGrant = "address";
      break;
    case "reset":
      next.enrolmentGrant = "reset";
      next.resetId = proof.resetId;
      add.push("reset");
      break;
    case "codes-saved":
      break;
  }
  // In the order of their last proof: what was proven again stands last.
  return { evidence: next, amr: [...amr.filter((known) => !add.includes(known)), ...add] };
}

const factors = ["otp", "hwk", "email", "recovery"];

/** Returns the second factor that was proven last in a session. */
export function lastFactor(amr: readonly string[]): string | undefined {
  return amr.filter((reference) => factors.includes(reference)).at(-1);
}

/** Tells whether the second factor proven last in a session was a recovery code. */
export function provenByRecoveryCode(amr: string[]): boolean {
  return lastFactor(amr) === "recovery";
}
