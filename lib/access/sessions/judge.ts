import { type Permission, permits } from "@/lib/rules/policy/permissions";
import type { Step } from "@/lib/rules/sign-in/next-step";
import type { Standing } from "./standing";

declare const receipt: unique symbol;
/** A standing whose session is full. Only `judge` makes one. */
export type FullStanding = Standing & { step: "in"; [receipt]: "full" };
/** A full standing whose role was found to permit something. Use-cases of the console require one. */
export type Scope<P extends Permission> = FullStanding & { readonly permission: P };

/** Why a caller was rejected. `not-permitted` also stands for something that is not there: the caller can't tell them apart. */
export type Refusal =
  | { reason: "no-session" }
  | { reason: "unfinished"; step: Exclude<Step, "in" | "sign-in"> }
  | { reason: "not-permitted" };

export type Judged<T> = { ok: true; scope: T } | { ok: false; refusal: Refusal };

const refuse = (refusal: Refusal) => ({ ok: false as const, refusal });

/** Judges whether a session meets the policy at this very request. A page or a machine's endpoint decides what follows. */
export function judge(standing: Standing | null): Judged<FullStanding> {
  if (!standing || standing.step === "sign-in") return refuse({ reason: "no-session" });
  if (standing.step !== "in") return refuse({ reason: "unfinished", step: standing.step });
  return { ok: true, scope: standing as FullStanding };
}

/**
 * Judges whether a session meets the policy and its role permits something. The result is the receipt that a use-case
 * requires.
 */
export function judgeFor<P extends Permission>(standing: Standing | null, permission: P): Judged<Scope<P>> {
  const judged = judge(standing);
  if (!judged.ok) return judged;
  if (!permits(judged.scope.member.role, permission)) return refuse({ reason: "not-permitted" });
  return { ok: true, scope: Object.assign(judged.scope, { permission }) };
}
