import { isDeepStrictEqual } from "node:util";
import { readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import type { Scope } from "@/lib/access/sessions/judge";
import { type Base, baseOf } from "@/lib/records/policy-versions/read-versions";
import { discardDraft } from "@/lib/use-cases/policy-admin/discard";
import { saveDraft } from "@/lib/use-cases/policy-admin/draft";
import { openPolicyPage } from "@/lib/use-cases/policy-admin/open-policy-page";
import { draft as draftRefusals } from "@/words/en/refusals/policy";
import { say } from "@/words/sentences";
import { writeBase } from "./base";
import { fields, toDraftSettings } from "./read-form";
import { sayResult } from "./say-result";
import { sayProblem, sayTheirs } from "./sentences";

type Saved = { base: Base; changed: boolean; typed: Record<string, string> };

/**
 * Saves the form as the draft, unless another save came after the one that was seen. Otherwise says what is wrong. With
 * "changes-only", a form that says what is in force is not saved, and the draft that was seen is discarded.
 */
export async function saveForm(
  scope: Scope<"policy:write">,
  form: FormData,
  seen: Base,
  kept: "anything" | "changes-only" = "anything",
): Promise<({ ok: true } & Saved) | { ok: false; state: FormState }> {
  const versions = await openPolicyPage(scope);
  const parsed = await readForm(fields, form);
  const refuse = (state: FormState) => ({
    ok: false as const,
    state: { ...state, values: { ...parsed.typed, ...state.values } },
  });
  if (!parsed.ok) return refuse({ fieldErrors: parsed.fieldErrors });
  if (versions.plan !== "enterprise" && parsed.data.required) return refuse({ message: draftRefusals.plan });
  const wanted = toDraftSettings(
    parsed.data,
    versions.plan === "enterprise" ? null : versions.inForce.settings.requirement,
  );
  const noDay = parsed.data.when === "day" && (!wanted.effectiveAt || wanted.effectiveAt <= scope.now);
  if (noDay) return refuse({ fieldErrors: { day: "Choose a day that is ahead." } });
  const { draft } = versions;
  if (kept === "changes-only" && !versions.waiting && isDeepStrictEqual(wanted.settings, versions.inForce.settings)) {
    const gone = !draft || (await discardDraft(scope, seen));
    if (gone) return sayResult(scope, "unchanged");
  }
  const same = draft && isDeepStrictEqual({ settings: draft.settings, effectiveAt: draft.effectiveAt }, wanted);
  if (same && isDeepStrictEqual(seen, baseOf(versions)))
    return { ok: true, base: seen, changed: false, typed: parsed.typed };
  const saved = await saveDraft(scope, wanted, seen);
  if (saved.ok) return { ok: true, base: saved.base, changed: true, typed: parsed.typed };
  if (saved.reason === "problems")
    return refuse({ fieldErrors: Object.fromEntries(saved.problems.map(sayProblem).reverse()) });
  if (saved.reason === "conflict")
    return refuse({ message: sayTheirs(saved.theirs), values: { theirs: writeBase(saved.theirs.base) } });
  return refuse({ message: say(draftRefusals, saved) });
}
