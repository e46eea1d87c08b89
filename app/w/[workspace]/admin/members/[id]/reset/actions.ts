"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { keep, optionalCodeField, passwordField, readForm } from "@/app/fields";
import { readWords } from "@/components/language/read-words";
import { writeSessionToken } from "@/lib/access/auth";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { identityChecks, issueReset } from "@/lib/use-cases/resets/issue";
import { resetRefusals } from "@/words/refusals/resets";
import { resetDialog } from "@/words/reset-dialog";
import { refuseProof } from "../../../../refuse-proof";
import type { ResetFormState } from "./reset-form-state";

const fieldsIn = (words: { noIdentity: string }) =>
  z.object({
    identityCheck: z.enum(identityChecks, words.noIdentity),
    password: passwordField,
    code: optionalCodeField,
  });

/** Resets a member's second factor and shows the code, only this once. */
export const resetMember = formAction([given.slug, given.id], async (slug, memberId, form): Promise<ResetFormState> => {
  const scope = await requireScope(slug, "members:reset");
  const parsed = await readForm(fieldsIn(await readWords(resetDialog)), form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: keep(parsed.typed) };
  const now = new Date();
  const result = await issueReset(scope, { memberId, ...parsed.data });
  await noteRefusal(scope, { act: "reset", subject: memberId }, result);
  if (result.token) await writeSessionToken(result.token, scope.session.expiresAt);
  if (!result.ok && (result.reason === "not-there" || result.reason === "out-of-reach")) notFound();
  if (!result.ok)
    return { ...refuseProof((await readWords(resetRefusals)).resets, result), values: keep(parsed.typed) };
  if (result.kind === "requested") return { ok: true, requested: true };
  return { ok: true, issued: { code: result.code, at: now.toISOString(), expiresAt: result.expiresAt.toISOString() } };
});
