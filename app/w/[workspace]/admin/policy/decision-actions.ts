"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import type { Scope } from "@/lib/access/sessions/judge";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import {
  approvePublication,
  type DecidedAgainst,
  refusePublication,
  stopPublication,
  withdrawPublication,
} from "@/lib/use-cases/policy-admin/decide";
import { policyRefusals } from "@/words/refusals/policy";
import { say } from "@/words/sentences";
import { confirmPath, type Resumable } from "../../account/confirm/require-fresh";
import { readBase } from "./base";
import { sayResult } from "./say-result";

/** Approves the publication that waits, as the second person. */
export const approve = action([given.slug, given.text], async (slug, base): Promise<FormState> => {
  const scope = await requireScope(slug, "policy:write");
  const result = await approvePublication(scope, readBase(base));
  await noteRefusal(scope, { act: "approve-policy" }, result);
  if (result.ok) return sayResult(scope, "published");
  if (result.reason === "stale") askAgain(scope, "approvePolicy", base);
  return { message: say((await readWords(policyRefusals)).approval, result) };
});

/** Refuses the publication that waits. */
export const refuse = action([given.slug, given.text], async (slug, base): Promise<FormState> => {
  const scope = await requireScope(slug, "policy:write");
  return finish(scope, await refusePublication(scope, readBase(base)), "refused", "refusePolicy", base);
});

/** Takes one's own publication that waits back. */
export const takeBack = action([given.slug, given.text], async (slug, base): Promise<FormState> => {
  const scope = await requireScope(slug, "policy:write");
  return finish(scope, await withdrawPublication(scope, readBase(base)), "withdrawn", "takeBackPolicy", base);
});

/** Stops the publication that is held for its day. */
export const stop = action([given.slug, given.text], async (slug, base): Promise<FormState> => {
  const scope = await requireScope(slug, "policy:write");
  return finish(scope, await stopPublication(scope, readBase(base)), "stopped", "stopPolicy", base);
});

async function finish(
  scope: Scope<"policy:write">,
  result: DecidedAgainst,
  done: keyof typeof acts,
  action: Resumable,
  base: string,
): Promise<FormState> {
  await noteRefusal(scope, { act: `${acts[done]}-policy` }, result);
  if (result.ok) return sayResult(scope, done);
  if (result.reason === "stale") askAgain(scope, action, base);
  return { message: say((await readWords(policyRefusals)).refusal, result) };
}

const acts = { refused: "refuse", withdrawn: "take-back", stopped: "stop" };

/** Asks for fresh proof, and continues with the very decision that was pressed. */
function askAgain(scope: Scope<"policy:write">, action: Resumable, base: string): never {
  redirect(confirmPath(scope, { at: ["policy"], pressed: { action, given: [base] } }));
}
