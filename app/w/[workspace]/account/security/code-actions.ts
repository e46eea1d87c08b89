"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { codeField, idField, readForm, savedField } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { writeSessionToken } from "@/lib/access/auth";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { checkRecoveryCode } from "@/lib/methods/recovery-codes/check";
import { renewUnsavedCodes } from "@/lib/methods/recovery-codes/renew-unsaved";
import { keepReplacements } from "@/lib/methods/recovery-codes/replacement";
import { viewRecoveryCodes } from "@/lib/methods/recovery-codes/show";
import { saveRecoveryCodes } from "@/lib/use-cases/enrolment/save-recovery-codes";
import { securityRefusals } from "@/words/refusals/security";
import { security } from "@/words/security";
import { securityResults } from "@/words/security-results";
import { say } from "@/words/sentences";
import { requireFresh } from "../confirm/require-fresh";

const codeForm = z.object({ code: codeField });
const savedForm = z.object({ set: idField, saved: savedField });

/** Makes a new set of recovery codes. The old set works until the new one is saved. */
export const newCodes = action([given.slug], async (slug): Promise<void> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["security"], pressed: { action: "newCodes", given: [] } });
  if (!standing.assessment.hasFactor) redirect(routes.security(slug));
  redirect(routes.securityCodes(slug, { set: await renewUnsavedCodes(standing) }));
});

/** Puts the new set in force. */
export const saveNewCodes = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  const parsed = await readForm(savedForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const result = await saveRecoveryCodes(standing, parsed.data.set);
  if (!result.ok && result.reason === "changed")
    return { message: say((await readWords(securityRefusals)).codeSaving, result) };
  // The page says what became of the set, and leads to the one that waits to be saved.
  if (!result.ok) redirect(routes.securityCodes(slug, { set: parsed.data.set }));
  await writeSessionToken(result.token, result.endsAt);
  await leaveFlash(standing, { text: (await readWords(securityResults)).securityResults.codes });
  redirect(routes.security(slug));
});

/** Records that the codes made in place of used ones are saved. */
export const saveReplacements = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  const parsed = await readForm(savedForm.extend({ shown: z.string().max(2_000) }), form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const kept = await keepReplacements(standing, parsed.data.shown.split(","));
  redirect(kept > 0 ? routes.securityLost(slug) : routes.securityCodes(slug, { set: parsed.data.set }));
});

/** Shows the codes in force again, if the policy allows it. */
export const showCodes = action([given.slug], async (slug): Promise<void> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["security"], pressed: { action: "showCodes", given: [] } });
  const kept = await viewRecoveryCodes(standing);
  if (kept) redirect(routes.securityCodes(slug));
  await leaveFlash(standing, { text: (await readWords(securityResults)).securityResults.notKept, tone: "warn" });
  redirect(routes.security(slug));
});

/** Tells whether a stored code is right, and leaves it unused. */
export const checkCode = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  const parsed = await readForm(codeForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const result = await checkRecoveryCode(standing, parsed.data.code);
  if (!result.ok) return { fieldErrors: { code: say((await readWords(securityRefusals)).codeCheck, result) } };
  return { ok: true, message: (await readWords(security)).codes.right };
});
