import { redirect } from "next/navigation";
import type { FormState } from "@/components/form-state";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import type { Base } from "@/lib/records/policy-versions/read-versions";
import { publish } from "@/lib/use-cases/policy-admin/publish";
import { publication } from "@/words/en/refusals/policy";
import { say } from "@/words/sentences";
import { confirmPath } from "../../account/confirm/require-fresh";
import { writeBase } from "./base";

/**
 * Publishes the draft as it was last saved, and says so. If only fresh proof is missing, asks for it and continues with
 * this very save.
 */
export async function release(
  scope: Scope<"policy:write">,
  base: Base,
  rehearsed: boolean,
  typed: Record<string, string>,
): Promise<FormState> {
  const { slug } = scope.workspace;
  const result = await publish(scope, base, rehearsed);
  if (result.ok) redirect(routes.policy(slug, { show: "published" }));
  if (result.reason === "stale") {
    const pressed = { action: "publishDraft", given: [writeBase(base), rehearsed ? "rehearsed" : ""] } as const;
    redirect(confirmPath(scope, { at: ["policy"], pressed }));
  }
  if (result.reason === "unrehearsed") redirect(routes.policy(slug, { show: "rehearsal" }));
  return { message: say(publication, result), values: { ...typed, base: writeBase(base) } };
}
