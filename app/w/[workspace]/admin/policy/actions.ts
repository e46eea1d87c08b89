"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { isHarmless, touchesRequirement } from "@/lib/rules/policy/risk";
import { discardDraft } from "@/lib/use-cases/policy-admin/discard";
import { openPolicyPage } from "@/lib/use-cases/policy-admin/open-policy-page";
import { restoreVersion } from "@/lib/use-cases/policy-admin/restore";
import { undo } from "@/lib/use-cases/policy-admin/undo";
import { policy } from "@/words/policy";
import { policyBar } from "@/words/policy-bar";
import { policyRefusals } from "@/words/refusals/policy";
import { say } from "@/words/sentences";
import { confirmPath } from "../../account/confirm/require-fresh";
import { readBase } from "./base";
import { release } from "./release";
import { saveForm } from "./save";
import { sayResult } from "./say-result";

/** Saves the draft, and shows what publishing it would do. */
export const rehearse = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const scope = await requireScope(slug, "policy:write");
  const saved = await saveForm(scope, form, readBase(form.get("base")));
  return saved.ok ? sayResult(scope, "rehearsed") : saved.state;
});

/** Saves the draft over one that someone else saved meanwhile, and shows what publishing it would do. */
export const replaceTheirs = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const scope = await requireScope(slug, "policy:write");
  const saved = await saveForm(scope, form, readBase(form.get("theirs")));
  return saved.ok ? sayResult(scope, "rehearsed") : saved.state;
});

/**
 * Saves the draft and publishes it. What asks something of members, closes a method or changes the requirement is asked about once more,
 * with the numbers. A form that changes nothing leaves no draft behind.
 */
export const publishDraft = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const scope = await requireScope(slug, "policy:write");
  const saved = await saveForm(scope, form, readBase(form.get("base")), "changes-only");
  if (!saved.ok) return saved.state;
  const { rehearsal, weakening, asked } = await openPolicyPage(scope);
  const asks =
    rehearsal &&
    (weakening || !isHarmless(rehearsal.numbers, rehearsal.proposal) || touchesRequirement(rehearsal.proposal));
  if (asks && !asked && scope.assessment.hasFactor) redirect(routes.policy(slug, { ask: "publish" }));
  return release(scope, saved.base, true, saved.typed);
});

/** Publishes the draft whose numbers the last question showed. */
export const publishNow = action([given.slug, given.text], async (slug, base): Promise<FormState> => {
  const scope = await requireScope(slug, "policy:write");
  return release(scope, readBase(base), true, {});
});

/** Drafts the settings of a published version again. */
export const restoreAsDraft = action(
  [given.slug, given.by(z.int32().min(1))],
  async (slug, version): Promise<FormState> => {
    const scope = await requireScope(slug, "policy:write");
    const { draft, undoing } = await readWords(policyRefusals);
    if (version === null) return { message: undoing.changed };
    const result = await restoreVersion(scope, version);
    if (!result.ok) return { message: say({ ...undoing, ...draft }, result) };
    const { restored } = await readWords(policyBar);
    await leaveFlash(scope, { text: restored(version), focus: "rehearsal" });
    redirect(routes.policy(slug));
  },
);

/** Discards the draft. */
export const discard = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const scope = await requireScope(slug, "policy:write");
  const base = readBase(form.get("base"));
  if (await discardDraft(scope, base)) return sayResult(scope, "discarded");
  return { message: (await readWords(policy)).changedMeanwhile };
});

/** Drafts the settings from before a version again. Takes the version back instead if its day has not come. */
export const undoVersion = action(
  [given.slug, given.by(z.int32().min(1))],
  async (slug, version): Promise<FormState> => {
    const scope = await requireScope(slug, "policy:write");
    const { undoing } = await readWords(policyRefusals);
    if (version === null) return { message: undoing.changed };
    const result = await undo(scope, version);
    await noteRefusal(scope, { act: "undo-policy" }, result);
    if (result.ok) return sayResult(scope, "undone");
    if (result.reason === "stale")
      redirect(confirmPath(scope, { at: ["policy"], pressed: { action: "undoVersion", given: [String(version)] } }));
    return { message: say(undoing, result) };
  },
);
