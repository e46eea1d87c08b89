"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { codeField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { confirmTotp } from "@/lib/use-cases/enrolment/confirm-totp";
import { appSetUp } from "@/words/en/refusals/security";
import { say } from "@/words/sentences";
import { finishEnrolment } from "../finish-enrolment";

const codeForm = z.object({ code: codeField });

/** Confirms the new app with the code it shows. */
export const confirmNewApp = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  const parsed = readForm(codeForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const result = await confirmTotp(standing, parsed.data.code);
  if (result.ok) return finishEnrolment(standing, result);
  if (result.reason === "gone") redirect(routes.securityApp(slug));
  return { fieldErrors: { code: say(appSetUp, result) } };
});
