"use server";

import { z } from "zod";
import { formAction, given } from "@/app/action";
import { codeField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { continueSession } from "@/lib/access/sessions/enter";
import { requireStep } from "@/lib/access/sessions/require";
import { openReset } from "@/lib/use-cases/resets/open";
import { resetCode } from "@/words/en/refusals/resets";
import { say } from "@/words/sentences";

const fields = z.object({ code: codeField });

/** Accepts the code that an admin handed over. It leads to enrolment, and no further. */
export const enterResetCode = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireStep(slug, "reset-code");
  const parsed = readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const result = await openReset(standing, parsed.data.code);
  return result.ok ? continueSession(slug, result) : { fieldErrors: { code: say(resetCode, result) } };
});
