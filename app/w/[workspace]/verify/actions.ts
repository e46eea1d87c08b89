"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { codeField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { requireStep } from "@/lib/access/sessions/require";
import type { Standing } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";
import { mailCode } from "@/lib/methods/email-codes/mail-code";
import { refuseByEmail } from "@/lib/methods/email-codes/may-answer";
import { readRecoveryCode } from "@/lib/methods/recovery-codes/code";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { answerWithEmailCode } from "@/lib/use-cases/sign-in/answer-with-email-code";
import type { Answer } from "@/lib/use-cases/sign-in/fail-challenge";
import { redeemRecoveryCode } from "@/lib/use-cases/sign-in/redeem-recovery-code";
import { codeCheck, codeMail } from "@/words/en/refusals/security";
import { challenge } from "@/words/en/refusals/sign-in";
import { say } from "@/words/sentences";
import { enter } from "./enter";

const fields = z.object({ code: codeField });

/** Does the second step with an authenticator's code, or with a recovery code typed into the same field. */
export const verify = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireStep(slug, "second-factor");
  const parsed = readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const { code } = parsed.data;
  const answer = await answerChallenge(standing, code);
  return tell(standing, answer, readRecoveryCode(code) ? "recovery" : "other");
});

/** Does the second step with "Use a recovery code". */
export const verifyWithRecoveryCode = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireStep(slug, "second-factor");
  const parsed = readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const code = readRecoveryCode(parsed.data.code);
  if (!code) return { fieldErrors: { code: codeCheck["not-a-recovery-code"] } };
  return tell(standing, await redeemRecoveryCode(standing, code), "recovery");
});

/** Mails the code of the email method. */
export const mailMe = action([given.slug], async (slug): Promise<FormState> => {
  const standing = await requireStep(slug, "second-factor");
  const refused = await refuseByEmail(standing);
  if (refused) return { message: say(challenge, refused) };
  const mailed = await mailCode(standing, "sign-in");
  if (!mailed.ok) return { message: say(codeMail, mailed) };
  redirect(routes.verify(slug, { with: "email" }));
});

/** Does the second step with the code from the mail. */
export const verifyWithEmailCode = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireStep(slug, "second-factor");
  const parsed = readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const answer = await answerWithEmailCode(standing, parsed.data.code);
  return tell(standing, answer, "other");
});

async function tell(standing: Standing, answer: Answer, method: "recovery" | "other"): Promise<FormState> {
  const { slug } = standing.workspace;
  if (!answer.ok && answer.reason === "ended") redirect(routes.signIn(slug, { because: "codes" }));
  if (!answer.ok) return { fieldErrors: { code: say(challenge, answer) } };
  return enter(standing, answer, method);
}
