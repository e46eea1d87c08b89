import { isDeepStrictEqual } from "node:util";
import { readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords, readZone } from "@/components/language/read-words";
import type { Scope } from "@/lib/access/sessions/judge";
import { type Base, baseOf } from "@/lib/records/policy-versions/read-versions";
import { discardDraft } from "@/lib/use-cases/policy-admin/discard";
import { saveDraft, type Theirs } from "@/lib/use-cases/policy-admin/draft";
import { openPolicyPage } from "@/lib/use-cases/policy-admin/open-policy-page";
import { moments } from "@/words/moments";
import { policy } from "@/words/policy";
import { policyChanges } from "@/words/policy-changes";
import { policyRefusals } from "@/words/refusals/policy";
import { say } from "@/words/sentences";
import { writeBase } from "./base";
import { fieldOf } from "./problem-field";
import { fields, toDraftSettings } from "./read-form";
import { sayResult } from "./say-result";

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
  const words = await readWords(policy);
  const { draft: refusals } = await readWords(policyRefusals);
  const parsed = await readForm(fields, form);
  const refuse = (state: FormState) => ({
    ok: false as const,
    state: { ...state, values: { ...parsed.typed, ...state.values } },
  });
  if (!parsed.ok) return refuse({ fieldErrors: parsed.fieldErrors });
  if (versions.plan !== "enterprise" && parsed.data.required) return refuse({ message: refusals.plan });
  const wanted = toDraftSettings(
    parsed.data,
    versions.plan === "enterprise" ? null : versions.inForce.settings.requirement,
  );
  const noDay = parsed.data.when === "day" && (!wanted.effectiveAt || wanted.effectiveAt <= scope.now);
  if (noDay) return refuse({ fieldErrors: { day: words.dayAhead } });
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
    return refuse({
      fieldErrors: Object.fromEntries(
        saved.problems.map((problem) => [fieldOf(problem), words.problem(problem)]).reverse(),
      ),
    });
  if (saved.reason === "conflict")
    return refuse({ message: await sayTheirs(saved.theirs), values: { theirs: writeBase(saved.theirs.base) } });
  return refuse({ message: say(refusals, saved) });
}

/** Says who made the earlier edit, and what they did. The typed form stays. */
async function sayTheirs({ by, at, changes, published }: Theirs): Promise<string> {
  const { sayChanges } = await readWords(policyChanges);
  const { sayClock } = await readWords(moments);
  return (await readWords(policy)).theirs(by, published, sayClock(at, await readZone()), sayChanges(changes));
}
