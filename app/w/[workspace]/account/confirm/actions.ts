"use server";

import { z } from "zod";
import { formAction, given } from "@/app/action";
import { optionalCodeField, passwordField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { writeSessionToken } from "@/lib/access/auth";
import { requireSession } from "@/lib/access/sessions/require";
import { stepUp } from "@/lib/use-cases/step-up/step-up";
import { securityRefusals } from "@/words/refusals/security";
import { refuseProof } from "../../refuse-proof";
import { goOn, readWaiting } from "./go-on";

const fields = z.object({ password: passwordField, code: optionalCodeField });

/** Confirms that it is the member, and continues with what waits. */
export const confirm = formAction([given.slug, given.text], async (slug, ticket, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const waiting = readWaiting(standing, ticket);
  const result = await stepUp(standing, parsed.data, waiting.proof);
  if (!result.ok) return refuseProof((await readWords(securityRefusals)).stepUp, result);
  await writeSessionToken(result.token, standing.session.expiresAt);
  return goOn(slug, waiting);
});
