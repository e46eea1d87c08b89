"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { codeField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords, readZone } from "@/components/language/read-words";
import { requireStep } from "@/lib/access/sessions/require";
import { onward } from "@/lib/ground/onward";
import { type CodeKind, readTypedCode } from "@/lib/ground/typed-code";
import { mailCode } from "@/lib/methods/email-codes/mail-code";
import { refuseByEmail } from "@/lib/methods/email-codes/may-answer";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { securityRefusals } from "@/words/refusals/security";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";
import { verify as verifyWords } from "@/words/verify";
import { enter } from "./enter";

const fields = z.object({ code: codeField });

/** Does the second step with a code typed into the field for an authenticator's code. */
export const verify = formAction([given.slug], (slug, form): Promise<FormState> => verifyBy(slug, form, "app"));

/** Does the second step with a code typed into the field for recovery codes. */
export const verifyWithRecoveryCode = formAction(
  [given.slug],
  (slug, form): Promise<FormState> => verifyBy(slug, form, "recovery"),
);

/** Does the second step with a code typed into the field for mailed codes. */
export const verifyWithEmailCode = formAction(
  [given.slug],
  (slug, form): Promise<FormState> => verifyBy(slug, form, "email"),
);

/** Mails the code of the email method. */
export const mailMe = action([given.slug], async (slug): Promise<FormState> => {
  const standing = await requireStep(slug, "second-factor");
  const refused = await refuseByEmail(standing);
  if (refused) return { message: say((await readWords(signInRefusals)).challenge, refused) };
  const mailed = await mailCode(standing, "sign-in");
  if (!mailed.ok) return { message: say((await readWords(securityRefusals)).codeMail, mailed) };
  redirect(onward.verify(slug, { with: "email" }));
});

/** Whichever field a code was typed into, it is known by its shape. */
async function verifyBy(slug: string, form: FormData, asked: CodeKind): Promise<FormState> {
  const standing = await requireStep(slug, "second-factor");
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const { kind } = readTypedCode(parsed.data.code);
  const answer = await answerChallenge(standing, parsed.data.code, asked);
  if (answer.ok) return enter(standing, answer, kind === "recovery" ? "recovery" : "other");
  if (answer.reason === "ended") redirect(onward.signIn(slug, { because: "codes" }));
  const fieldErrors = { code: say((await readWords(signInRefusals)).challenge, answer, new Date(), await readZone()) };
  // Of a reset that was found, the refusal says it all: that code can't be entered anywhere.
  if (answer.reason !== "wrong-reset-code") return { fieldErrors };
  return {
    fieldErrors,
    fieldLinks: { code: { href: onward.resetCode(slug), label: (await readWords(verifyWords)).resetCodeLink } },
  };
}
