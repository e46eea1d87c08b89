"use server";

import { z } from "zod";
import { passwordField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { writeSessionToken } from "@/lib/access/auth";
import { requireSession } from "@/lib/access/sessions/require";
import { stepUp } from "@/lib/use-cases/step-up/step-up";
import { stepUp as stepUpRefusals } from "@/words/en/refusals/security";
import { refuseProof } from "../../refuse-proof";
import { comeBack } from "./follow-up";
import { actOf, type PlaceQuery, readPlace } from "./places";

const fields = z.object({ password: passwordField, code: z.string().max(100, "That is too long to be a code.") });
const query = z.record(z.string(), z.string());

/** Confirms who is at the keyboard, and goes back to the place that asked. */
export async function confirm(slug: string, asked: PlaceQuery, _: FormState, form: FormData): Promise<FormState> {
  const standing = await requireSession(slug);
  const parsed = readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const place = query.catch({}).parse(asked);
  const act = actOf(readPlace(place.for));
  const result = await stepUp(standing, parsed.data, act);
  if (!result.ok) return refuseProof(stepUpRefusals, result);
  await writeSessionToken(result.token);
  return comeBack(slug, place);
}
