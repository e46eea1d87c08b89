"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { keep, optionalCodeField, passwordField, readForm } from "@/app/fields";
import { writeSessionToken } from "@/lib/access/auth";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { identityChecks, issueReset } from "@/lib/use-cases/resets/issue";
import { resets } from "@/words/en/refusals/resets";
import { refuseProof } from "../../../../refuse-proof";
import type { ResetFormState } from "./reset-form-state";

const fields = z.object({
  identityCheck: z.enum(identityChecks, "Say how you checked who is asking."),
  password: passwordField,
  code: optionalCodeField,
});

/** Resets a member's second factor and shows the code, only this once. */
export const resetMember = formAction([given.slug, given.id], async (slug, memberId, form): Promise<ResetFormState> => {
  const scope = await requireScope(slug, "members:reset");
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: keep(parsed.typed) };
  const now = new Date();
  const result = await issueReset(scope, { memberId, ...parsed.data });
  await noteRefusal(scope, { act: "reset", subject: memberId }, result);
  if (result.token) await writeSessionToken(result.token, scope.session.expiresAt);
  if (!result.ok && (result.reason === "not-there" || result.reason === "out-of-reach")) notFound();
  if (!result.ok) return { ...refuseProof(resets, result), values: keep(parsed.typed) };
  if (result.kind === "requested") return { ok: true, requested: true };
  return { ok: true, issued: { code: result.code, at: now.toISOString(), expiresAt: result.expiresAt.toISOString() } };
});
