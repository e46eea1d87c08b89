"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { codeField, idField, readForm, savedField } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { writeSessionToken } from "@/lib/access/auth";
import { endCurrentSession } from "@/lib/access/sessions/end-current";
import { continueSession } from "@/lib/access/sessions/enter";
import { requireStep } from "@/lib/access/sessions/require";
import { onward } from "@/lib/ground/onward";
import { routes } from "@/lib/ground/routes";
import { sendEnrolmentCode } from "@/lib/methods/email-codes/send-enrolment-code";
import { renewUnsavedCodes } from "@/lib/methods/recovery-codes/renew-unsaved";
import { confirmEnrolmentCode } from "@/lib/use-cases/enrolment/confirm-enrolment-code";
import { confirmTotp } from "@/lib/use-cases/enrolment/confirm-totp";
import { isSetUpOver } from "@/lib/use-cases/enrolment/find-set-up";
import { saveRecoveryCodes } from "@/lib/use-cases/enrolment/save-recovery-codes";
import { startTotp } from "@/lib/use-cases/enrolment/start-totp";
import { mustSignInAgain } from "@/lib/use-cases/sign-in/sign-in-again";
import { securityRefusals } from "@/words/refusals/security";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";
import { verify } from "@/words/verify";

const codeForm = z.object({ code: codeField });
const appForm = z.object({ setUp: idField, code: codeField });
const savedForm = z.object({ set: idField, saved: savedField });

/** Mails the code that forced enrolment asks for first. */
export const sendCode = action([given.slug], async (slug): Promise<FormState> => {
  const standing = await requireStep(slug, "confirm-address");
  const { workspace, member, session } = standing;
  const sent = await sendEnrolmentCode(standing, workspace.id, member.id, session.id);
  if (!sent.ok) return { message: say((await readWords(signInRefusals)).mailed, sent) };
  // The page asks for the code once it is sent.
  revalidatePath(routes.enrol(slug));
  return { ok: true, message: (await readWords(verify)).mailed(member.email) };
});

/** Confirms that code. */
export const confirmAddress = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireStep(slug, "confirm-address");
  const parsed = await readForm(codeForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const result = await confirmEnrolmentCode(standing, parsed.data.code);
  if (result.ok) return continueSession(slug, result);
  return { fieldErrors: { code: say((await readWords(securityRefusals)).addressCheck, result) } };
});

/** Starts linking an authenticator app, or resumes it with the same key. */
export const startApp = action([given.slug], async (slug): Promise<void> => {
  const standing = await requireStep(slug, "enrol");
  await startTotp(standing);
  redirect(onward.enrol(slug, { method: "app" }));
});

/** Confirms the app with the code it shows. */
export const confirmApp = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireStep(slug, "enrol");
  const parsed = await readForm(appForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const { setUp, code } = parsed.data;
  const result = await confirmTotp(standing, setUp, code);
  if (result.ok) return continueSession(slug, result);
  if (!isSetUpOver(result)) return { fieldErrors: { code: say((await readWords(securityRefusals)).appSetUp, result) } };
  // The page says what became of it, next to the QR code that works.
  if (result.reason !== "confirmed") await startTotp(standing);
  redirect(onward.enrol(slug, { method: "app", setUp }));
});

/** Shows recovery codes again by making new ones, if those shown before were never saved. */
export const renewCodes = action([given.slug], async (slug): Promise<void> => {
  const standing = await requireStep(slug, "save-codes");
  await renewUnsavedCodes(standing);
  redirect(onward.enrol(slug));
});

/** Puts the shown recovery codes in force, because the member says they are saved. */
export const saveCodes = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireStep(slug, "save-codes");
  const parsed = await readForm(savedForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const result = await saveRecoveryCodes(standing, parsed.data.set);
  if (!result.ok && result.reason === "changed")
    return { message: say((await readWords(securityRefusals)).codeSaving, result) };
  // The page says what became of the set, and leads to the one that waits to be saved.
  if (!result.ok) redirect(onward.enrol(slug, { set: parsed.data.set }));
  if (!mustSignInAgain(standing)) return continueSession(slug, result);
  await writeSessionToken(result.token, result.endsAt);
  await endCurrentSession(standing);
  redirect(onward.signIn(slug, { because: "enrolled" }));
});
