"use server";

import { isDeepStrictEqual } from "node:util";
import { redirect } from "next/navigation";
import { formOf, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import type { Scope } from "@/lib/access/sessions/judge";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { type Base, baseOf } from "@/lib/records/policy-versions/read-versions";
import { discardDraft } from "@/lib/use-cases/policy-admin/discard";
import { type DraftSettings, saveDraft } from "@/lib/use-cases/policy-admin/draft";
import { openPolicyPage, type PolicyPage } from "@/lib/use-cases/policy-admin/open-policy-page";
import { publish } from "@/lib/use-cases/policy-admin/publish";
import { undo } from "@/lib/use-cases/policy-admin/undo";
import { draft as draftRefusals, publication, undoing } from "@/words/en/refusals/policy";
import { say } from "@/words/sentences";
import { confirmPath } from "../../account/confirm/places";
import { readBase, writeBase } from "./base";
import { fields, toDraftSettings } from "./read-form";
import { sayProblem, sayTheirs } from "./sentences";

type Request = { scope: Scope<"policy:write">; versions: PolicyPage };

/** Saves, rehearses, publishes or discards the draft, as the pressed button says. */
export async function changePolicy(slug: string, _: FormState, sent: FormData): Promise<FormState> {
  const scope = await requireScope(slug, "policy:write");
  const form = formOf(sent);
  const request = { scope, versions: await openPolicyPage(scope) };
  const intent = form.get("intent");
  const base = readBase(form.get("base"));
  if (intent === "discard") return discard(request, base);

  const parsed = readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: parsed.typed };
  if (request.versions.plan !== "enterprise" && parsed.data.required)
    return { message: draftRefusals.plan, values: parsed.typed };
  const keep = request.versions.plan === "enterprise" ? null : request.versions.inForce.settings.requirement;
  const wanted = toDraftSettings(parsed.data, keep);
  const noDay = parsed.data.when === "day" && (!wanted.effectiveAt || wanted.effectiveAt <= scope.now);
  if (noDay) return { fieldErrors: { day: "Choose a day that is ahead." }, values: parsed.typed };
  const seen = intent === "replace" ? readBase(form.get("theirs")) : base;
  const saved = await save(request, wanted, seen);
  if ("state" in saved) return { ...saved.state, values: { ...parsed.typed, ...saved.state.values } };
  if (intent !== "publish") redirect(routes.policy(slug, { show: "rehearsal" }));
  const rehearsed = !saved.changed && form.get("rehearsed") === writeBase(saved.base);
  return release(request, saved.base, rehearsed, parsed.typed);
}

async function save(
  { scope, versions }: Request,
  wanted: DraftSettings,
  base: Base,
): Promise<{ base: Base; changed: boolean } | { state: FormState }> {
  const { draft } = versions;
  const same = draft && isDeepStrictEqual({ settings: draft.settings, effectiveAt: draft.effectiveAt }, wanted);
  if (same && isDeepStrictEqual(base, baseOf(versions))) return { base, changed: false };
  const saved = await saveDraft(scope, wanted, base);
  if (saved.ok) return { base: saved.base, changed: true };
  if (saved.reason === "problems")
    return { state: { fieldErrors: Object.fromEntries(saved.problems.map(sayProblem).reverse()) } };
  if (saved.reason === "conflict")
    return { state: { message: sayTheirs(saved.theirs), values: { theirs: writeBase(saved.theirs.base) } } };
  return { state: { message: say(draftRefusals, saved) } };
}

async function release(
  { scope }: Request,
  base: Base,
  rehearsed: boolean,
  typed: Record<string, string>,
): Promise<FormState> {
  const result = await publish(scope, base, rehearsed);
  if (result.ok) redirect(routes.policy(scope.workspace.slug, { show: "published" }));
  if (result.reason === "stale") redirect(confirmPath(scope.workspace.slug, "policy"));
  if (result.reason === "unrehearsed") redirect(routes.policy(scope.workspace.slug, { show: "rehearsal" }));
  return { message: say(publication, result), values: { ...typed, base: writeBase(base) } };
}

async function discard({ scope }: Request, base: Base): Promise<FormState> {
  if (await discardDraft(scope, base)) redirect(routes.policy(scope.workspace.slug, { show: "discarded" }));
  return { message: "Somebody changed the draft since you saw it. It is still there." };
}

/** Drafts the settings from before a version again, or takes one back whose day has not come. */
export async function undoVersion(slug: string, version: number, _: FormState): Promise<FormState> {
  const scope = await requireScope(slug, "policy:write");
  if (!Number.isInteger(version)) return { message: undoing.changed };
  const result = await undo(scope, version);
  if (result.ok) redirect(routes.policy(slug, { show: "undone" }));
  if (result.reason === "stale") redirect(confirmPath(slug, "policy"));
  return { message: say(undoing, result) };
}
