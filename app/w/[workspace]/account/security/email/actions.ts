"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { codeField, readForm } from "@/app/fields";
import { say } from "@/app/refusals";
import type { FormState } from "@/components/form-state";
import { confirmEmailMethod } from "@/lib/email-codes/confirm-method";
import { mailCode } from "@/lib/email-codes/mail-code";
import { requireSession } from "@/lib/sessions/require";
import { readVisitor } from "@/lib/visitor";
import { requireFresh } from "../../confirm/places";
import { finishEnrolment } from "../finish-enrolment";

const codeForm = z.object({ code: codeField });
const notAllowed = { message: "This workspace does not accept email codes." };

/** Mails another code. */
export async function sendAgain(slug: string): Promise<FormState> {
  const standing = await requireSession(slug);
  const now = new Date();
  requireFresh(standing, "add-email", {}, now);
  if (!standing.policy.settings.methods.email) return notAllowed;
  const mailed = await mailCode(standing, "method", await readVisitor(), now);
  if (!mailed.ok) return { message: say(mailed) };
  redirect(`/w/${slug}/account/security/email`);
}

/** Confirms the mailed code: from now on the address is a second factor. */
export async function confirmNewEmail(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const standing = await requireSession(slug);
  const now = new Date();
  requireFresh(standing, "add-email", {}, now);
  const parsed = readForm(codeForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  if (!standing.policy.settings.methods.email) return notAllowed;
  const visitor = await readVisitor();
  const result = await confirmEmailMethod(standing, parsed.data.code, visitor, now);
  return result.ok ? finishEnrolment(standing, result, visitor, now) : { fieldErrors: { code: say(result) } };
}
