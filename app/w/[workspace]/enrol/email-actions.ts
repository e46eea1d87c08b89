"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { codeField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { continueSession } from "@/lib/access/sessions/enter";
import { requireStep } from "@/lib/access/sessions/require";
import { onward } from "@/lib/ground/onward";
import { mailCode } from "@/lib/methods/email-codes/mail-code";
import { emailCovers } from "@/lib/rules/policy/assess";
import { confirmEmailMethod } from "@/lib/use-cases/enrolment/confirm-email";
import { enrol } from "@/words/enrol";
import { securityRefusals } from "@/words/refusals/security";
import { say } from "@/words/sentences";

const codeForm = z.object({ code: codeField });

/** Starts making the address a second factor: mails the code that confirms it (E10). */
export const startEmail = action([given.slug], async (slug): Promise<FormState> => {
  const standing = await requireStep(slug, "enrol");
  if (!emailCovers(standing.member.role, standing.policy)) return { message: (await readWords(enrol)).notEnough };
  const mailed = await mailCode(standing, "method");
  if (!mailed.ok) return { message: say((await readWords(securityRefusals)).codeMail, mailed) };
  redirect(onward.enrol(slug, { method: "email" }));
});

/** Confirms that code. */
export const confirmEmail = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireStep(slug, "enrol");
  const parsed = await readForm(codeForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  if (!emailCovers(standing.member.role, standing.policy)) return { message: (await readWords(enrol)).notEnough };
  const result = await confirmEmailMethod(standing, parsed.data.code);
  return result.ok
    ? continueSession(slug, result)
    : { fieldErrors: { code: say((await readWords(securityRefusals)).emailSetUp, result) } };
});
