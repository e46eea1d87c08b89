import { redirect } from "next/navigation";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import type { Scope } from "@/lib/access/sessions/judge";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { routes } from "@/lib/ground/routes";
import type { Base } from "@/lib/records/policy-versions/read-versions";
import { publish } from "@/lib/use-cases/policy-admin/publish";
import { policyRefusals } from "@/words/refusals/policy";
import { say } from "@/words/sentences";
import { confirmPath } from "../../account/confirm/require-fresh";
import { writeBase } from "./base";
import { sayResult } from "./say-result";

/**
 * Publishes the draft as it was last saved, and says so. If only fresh proof is missing, asks for it and continues with
 * this very save: `resumed`. Then the page that comes says why it was not published, because no form is there to say it.
 */
export async function release(
  scope: Scope<"policy:write">,
  base: Base,
  rehearsed: boolean,
  typed: Record<string, string>,
  resumed = false,
): Promise<FormState> {
  const { slug } = scope.workspace;
  const result = await publish(scope, base, rehearsed);
  await noteRefusal(scope, { act: "publish-policy" }, result);
  if (result.ok) return sayResult(scope, result.kind);
  if (result.reason === "stale") {
    const pressed = { action: "publishDraft", given: [writeBase(base), rehearsed ? "rehearsed" : ""] } as const;
    redirect(confirmPath(scope, { at: ["policy"], pressed }));
  }
  if (result.reason === "unrehearsed") return sayResult(scope, resumed ? "ready" : "rehearsed");
  const { publication } = await readWords(policyRefusals);
  if (resumed) {
    await leaveFlash(scope, { text: say(publication, result), tone: "bad" });
    redirect(routes.policy(slug));
  }
  return { message: say(publication, result), values: { ...typed, base: writeBase(base) } };
}
