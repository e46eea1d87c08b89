import type { FormState } from "@/components/form-state";
import { codeRefusals } from "@/words/refusals/codes";
import { type Sentences, say } from "@/words/sentences";

const { appCodes, mailedCodes, mailedCodesUnavailable, otherCodes, recoveryCodes } = codeRefusals.en;
const ofTheCode = [
  "code-missing",
  ...[otherCodes, appCodes, mailedCodes, mailedCodesUnavailable, recoveryCodes].flatMap((table) => Object.keys(table)),
];

/** Puts the refusal of a use-case that asks for proof next to the field that it is about. */
export function refuseProof<Refusal extends { reason: string }, Table extends Sentences<Refusal>>(
  sentences: Table,
  refusal: Refusal,
): FormState {
  const sentence = say(sentences, refusal);
  if (refusal.reason === "wrong-password") return { fieldErrors: { password: sentence } };
  if (ofTheCode.includes(refusal.reason)) return { fieldErrors: { code: sentence } };
  return { message: sentence };
}
