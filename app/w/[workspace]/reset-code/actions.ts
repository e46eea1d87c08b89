"use server";

import { z } from "zod";
import { formAction, given } from "@/app/action";
import { codeField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords, readZone } from "@/components/language/read-words";
import { continueSession } from "@/lib/access/sessions/enter";
import { requireStep } from "@/lib/access/sessions/require";
import { onward } from "@/lib/ground/onward";
import { openReset } from "@/lib/use-cases/resets/open";
import { resetRefusals } from "@/words/refusals/resets";
import { say } from "@/words/sentences";
import { verify } from "@/words/verify";

const fields = z.object({ code: codeField });

/** Accepts the code that an admin handed over. It leads to enrolment, and no further. Where no reset waits, says what became of the code. */
export const enterResetCode = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireStep(slug, "reset-code", "second-factor");
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const result = await openReset(standing, parsed.data.code);
  if (result.ok) return continueSession(slug, result);
  if (standing.step === "reset-code")
    return {
      fieldErrors: { code: say((await readWords(resetRefusals)).resetCodeOnly, result, new Date(), await readZone()) },
    };
  const fieldErrors = { code: say((await readWords(resetRefusals)).resetCode, result, new Date(), await readZone()) };
  if (result.reason !== "other-code" || result.typed === "other") return { fieldErrors };
  return {
    fieldErrors,
    fieldLinks: { code: { href: onward.verify(slug), label: (await readWords(verify)).codeHere } },
  };
});
