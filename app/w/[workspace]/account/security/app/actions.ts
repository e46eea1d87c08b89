"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { codeField, idField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { isFresh } from "@/lib/access/sessions/freshness";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { confirmTotp } from "@/lib/use-cases/enrolment/confirm-totp";
import { isSetUpOver } from "@/lib/use-cases/enrolment/find-set-up";
import { startTotp } from "@/lib/use-cases/enrolment/start-totp";
import { securityRefusals } from "@/words/refusals/security";
import { say } from "@/words/sentences";
import { finishEnrolment } from "../finish-enrolment";

const appForm = z.object({ setUp: idField, code: codeField });

/** Confirms the new app with the code it shows. */
export const confirmNewApp = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  const parsed = await readForm(appForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const { setUp, code } = parsed.data;
  const result = await confirmTotp(standing, setUp, code);
  if (result.ok) return finishEnrolment(standing, result);
  if (!isSetUpOver(result)) return { fieldErrors: { code: say((await readWords(securityRefusals)).appSetUp, result) } };
  // The page says what became of it, next to the QR code that works. Without fresh proof it offers to start again.
  if (result.reason === "expired" && isFresh(standing, "replace")) await startTotp(standing, result.replaces);
  redirect(routes.securityApp(slug, { setUp }));
});
