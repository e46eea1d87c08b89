"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { codeField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { mailCode } from "@/lib/methods/email-codes/mail-code";
import { confirmEmailMethod } from "@/lib/use-cases/enrolment/confirm-email";
import { securityRefusals } from "@/words/refusals/security";
import { say } from "@/words/sentences";
import { requireFresh } from "../../confirm/require-fresh";
import { finishEnrolment } from "../finish-enrolment";

const codeForm = z.object({ code: codeField });

/** Mails another code. */
export const sendAgain = action([given.slug], async (slug): Promise<FormState> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["securityEmail"], pressed: { action: "addEmail", given: [] }, proof: "replace" });
  const mailed = await mailCode(standing, "method");
  if (!mailed.ok) return { message: say((await readWords(securityRefusals)).codeMail, mailed) };
  redirect(routes.securityEmail(slug));
});

/** Confirms the mailed code. From now on the address is a second factor. */
export const confirmNewEmail = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["securityEmail"], proof: "replace" });
  const parsed = await readForm(codeForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const result = await confirmEmailMethod(standing, parsed.data.code);
  if (result.ok) return finishEnrolment(standing, result);
  return result.reason === "email-refused"
    ? { message: say((await readWords(securityRefusals)).emailSetUp, result) }
    : { fieldErrors: { code: say((await readWords(securityRefusals)).emailSetUp, result) } };
});
