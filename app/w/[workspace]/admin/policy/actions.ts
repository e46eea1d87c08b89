"use server";

import { redirect } from "next/navigation";
import { formOf } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { discardDraft } from "@/lib/use-cases/policy-admin/discard";
import { undo } from "@/lib/use-cases/policy-admin/undo";
import { undoing } from "@/words/en/refusals/policy";
import { say } from "@/words/sentences";
import { confirmPath } from "../../account/confirm/require-fresh";
import { readBase, writeBase } from "./base";
import { release } from "./release";
import { saveForm } from "./save";

/** Saves the draft, and shows what publishing it would do. */
export async function rehearse(slug: string, _: FormState, sent: FormData): Promise<FormState> {
  const scope = await requireScope(slug, "policy:write");
  const form = formOf(sent);
  const saved = await saveForm(scope, form, readBase(form.get("base")));
  return saved.ok ? redirect(routes.policy(slug, { show: "rehearsal" })) : saved.state;
}

/** Saves the draft over one that someone else saved meanwhile, and shows what publishing it would do. */
export async function replaceTheirs(slug: string, _: FormState, sent: FormData): Promise<FormState> {
  const scope = await requireScope(slug, "policy:write");
  const form = formOf(sent);
  const saved = await saveForm(scope, form, readBase(form.get("theirs")));
  return saved.ok ? redirect(routes.policy(slug, { show: "rehearsal" })) : saved.state;
}

/** Saves the draft and publishes it. */
export async function publishDraft(slug: string, _: FormState, sent: FormData): Promise<FormState> {
  const scope = await requireScope(slug, "policy:write");
  const form = formOf(sent);
  const saved = await saveForm(scope, form, readBase(form.get("base")));
  if (!saved.ok) return saved.state;
  const rehearsed = !saved.changed && form.get("rehearsed") === writeBase(saved.base);
  return release(scope, saved.base, rehearsed, saved.typed);
}

/** Discards the draft. */
export async function discard(slug: string, _: FormState, sent: FormData): Promise<FormState> {
  const scope = await requireScope(slug, "policy:write");
  const base = readBase(formOf(sent).get("base"));
  if (await discardDraft(scope, base)) redirect(routes.policy(slug, { show: "discarded" }));
  return { message: "Somebody changed the draft since you saw it. It is still there." };
}

/** Drafts the settings from before a version again. Takes the version back instead if its day has not come. */
export async function undoVersion(slug: string, version: number, _: FormState): Promise<FormState> {
  const scope = await requireScope(slug, "policy:write");
  if (!Number.isInteger(version)) return { message: undoing.changed };
  const result = await undo(scope, version);
  if (result.ok) redirect(routes.policy(slug, { show: "undone" }));
  if (result.reason === "stale")
    redirect(confirmPath(scope, { at: ["policy"], pressed: { action: "undoVersion", given: [String(version)] } }));
  return { message: say(undoing, result) };
}
