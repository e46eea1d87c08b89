import type { Refusal } from "@/app/refusals";
import type { FormState } from "@/components/form-state";

const ofTheCode = ["wrong-code", "code-missing", "used", "slow", "fast"];

/** Puts what a use-case that asks for proof refused next to the field it is about. */
export function refuseProof(refusal: Refusal, say: (refusal: Refusal) => string): FormState {
  if (refusal.reason === "wrong-password") return { fieldErrors: { password: say(refusal) } };
  if (ofTheCode.includes(refusal.reason)) return { fieldErrors: { code: say(refusal) } };
  return { message: say(refusal) };
}
