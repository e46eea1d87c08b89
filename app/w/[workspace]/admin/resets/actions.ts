"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { optionalCodeField, passwordField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { writeSessionToken } from "@/lib/access/auth";
import { leaveFlash } from "@/lib/access/sessions/flash";
import type { Scope } from "@/lib/access/sessions/judge";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { type Approved, approveReset } from "@/lib/use-cases/resets/approve";
import { type Cancelled, cancelReset } from "@/lib/use-cases/resets/cancel";
import { closeHelpRequest } from "@/lib/use-cases/resets/close-request";
import type { Decided } from "@/lib/use-cases/resets/decide";
import { type RefusedReset, refuseReset } from "@/lib/use-cases/resets/refuse";
import { type Restored, restoreAfterReset } from "@/lib/use-cases/resets/restore";
import { type ShownCode, showResetCode } from "@/lib/use-cases/resets/show-code";
import { resetRefusals } from "@/words/refusals/resets";
import { resetResults } from "@/words/reset-results";
import { confirmPath, type Resumable } from "../../account/confirm/require-fresh";
import { refuseProof } from "../../refuse-proof";
import type { ResetFormState } from "../members/[id]/reset/reset-form-state";
import { sendToEnrol } from "../send-to-enrol";

const proof = z.object({ password: passwordField, code: optionalCodeField });
/** The result of an act on a reset that was not done. */
type NotDone = Exclude<Decided<Approved | RefusedReset | ShownCode | Cancelled | Restored>, { ok: true }>;

/** Approves a reset as the second person. */
export const approve = formAction([given.slug, given.id], async (slug, id, form): Promise<FormState> => {
  const scope = await requireScope(slug, "members:reset");
  const parsed = await readForm(proof, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const result = await approveReset(scope, id, parsed.data);
  if (result.token) await writeSessionToken(result.token, scope.session.expiresAt);
  return result.ok ? done(scope, id, "approved") : refuse(scope, id, result);
});

/** Rejects a reset as the second person. */
export const refuseRequest = action([given.slug, given.id], async (slug, id): Promise<FormState> => {
  const scope = await requireScope(slug, "members:reset");
  const result = await refuseReset(scope, id);
  return result.ok ? done(scope, id, "refused") : refuse(scope, id, result, "refuseRequest");
});

/** Shows the code of an approved reset, only this once. */
export const showCode = action([given.slug, given.id], async (slug, id): Promise<ResetFormState> => {
  const scope = await requireScope(slug, "members:reset");
  const now = new Date();
  const result = await showResetCode(scope, id);
  if (!result.ok) return refuse(scope, id, result);
  return { ok: true, issued: { code: result.code, at: now.toISOString(), expiresAt: result.expiresAt.toISOString() } };
});

/** Cancels a reset, and restores the old methods. */
export const cancelAndRestore = action([given.slug, given.id], async (slug, id): Promise<FormState> => {
  const scope = await requireScope(slug, "members:reset");
  const result = await cancelReset(scope, id, "restore");
  return result.ok ? done(scope, id, "cancelled") : refuse(scope, id, result, "cancelAndRestore");
});

/** Cancels a reset, and keeps the old methods off. */
export const cancelAndKeep = action([given.slug, given.id], async (slug, id): Promise<FormState> => {
  const scope = await requireScope(slug, "members:reset");
  const result = await cancelReset(scope, id, "keep");
  return result.ok ? done(scope, id, "cancelled") : refuse(scope, id, result, "cancelAndKeep");
});

/** Restores the old methods after a reset that ended unused. */
export const restore = action([given.slug, given.id], async (slug, id): Promise<FormState> => {
  const scope = await requireScope(slug, "members:reset");
  const result = await restoreAfterReset(scope, id);
  return result.ok ? done(scope, id, "restored") : refuse(scope, id, result, "restore");
});

/** Closes a request for help that needs no reset. */
export const closeRequest = action([given.slug, given.id], async (slug, id): Promise<void> => {
  const scope = await requireScope(slug, "members:reset");
  const result = await closeHelpRequest(scope, id);
  await noteRefusal(scope, { act: "close-request" }, result);
  if (!result.ok && result.reason === "enrol-first") return sendToEnrol(scope);
  if (!result.ok && result.reason !== "over") notFound();
  if (result.ok) await leaveFlash(scope, { text: (await readWords(resetResults)).resetResults.closed });
  redirect(routes.resets(slug));
});

async function done(
  scope: Scope<"members:reset">,
  id: string,
  what: keyof (typeof resetResults)["en"]["resetResults"],
): Promise<never> {
  await leaveFlash(scope, { text: (await readWords(resetResults)).resetResults[what] });
  redirect(routes.reset(scope.workspace.slug, id));
}

/** Says why nothing was done. If only fresh proof is missing, asks for it and then continues with the pressed action. */
async function refuse(
  scope: Scope<"members:reset">,
  id: string,
  refusal: NotDone,
  action?: Resumable,
): Promise<FormState> {
  await noteRefusal(scope, { act: "decide-reset" }, refusal);
  if (refusal.reason === "not-there" || refusal.reason === "out-of-reach") notFound();
  if (refusal.reason === "stale")
    redirect(confirmPath(scope, { at: ["reset", id], ...(action ? { pressed: { action, given: [id] } } : {}) }));
  return refuseProof((await readWords(resetRefusals)).resets, refusal);
}
