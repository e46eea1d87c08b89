"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { codeField, readForm } from "@/app/fields";
import { say } from "@/app/refusals";
import type { FormState } from "@/components/form-state";
import { readRecoveryCode } from "@/lib/recovery-codes/code";
import { renewUnsavedCodes } from "@/lib/recovery-codes/renew-unsaved";
import { continueSession } from "@/lib/sessions/enter";
import { pathOf, requireStep } from "@/lib/sessions/require";
import type { Standing } from "@/lib/sessions/standing";
import { answerChallenge } from "@/lib/sign-in/answer-challenge";
import type { Answer } from "@/lib/sign-in/fail-challenge";
import { redeemRecoveryCode } from "@/lib/sign-in/redeem-recovery-code";
import { readVisitor } from "@/lib/visitor";

const fields = z.object({ code: codeField });

/** The second step: an authenticator's code, or a recovery code typed into the same field. */
export async function verify(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const standing = await requireStep(slug, "second-factor");
  const parsed = readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const visitor = await readVisitor();
  return tell(standing, await answerChallenge(standing, parsed.data.code, visitor, new Date()));
}

/** The second step by "Use a recovery code". */
export async function verifyWithRecoveryCode(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const standing = await requireStep(slug, "second-factor");
  const parsed = readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const code = readRecoveryCode(parsed.data.code);
  if (!code) return { fieldErrors: { code: "A recovery code has 16 letters and digits, in four groups." } };
  return tell(standing, await redeemRecoveryCode(standing, code, await readVisitor(), new Date()));
}

async function tell(standing: Standing, answer: Answer): Promise<FormState> {
  const { slug } = standing.workspace;
  if (!answer.ok && answer.reason === "ended") redirect(`${pathOf(slug, "sign-in")}?because=codes`);
  if (!answer.ok) return { fieldErrors: { code: say(answer) } };
  if (answer.step === "save-codes") await renewUnsavedCodes(standing, new Date());
  return continueSession(slug, answer);
}
