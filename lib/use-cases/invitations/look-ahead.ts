import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { type InviteOutcome, readThere } from "./invite-all";

/** Addresses one look may be about. */
export const lookedAtMost = 2_500;

/** What would become of each address now if it were invited, in its order. Changes nothing. */
export async function lookAhead(
  scope: Scope<"members:invite">,
  addresses: readonly string[],
): Promise<InviteOutcome[]> {
  if (addresses.length > lookedAtMost) throw new Error("more addresses than one look may be about");
  const keys = addresses.map(emailKeyOf);
  const wanted = [...new Set(keys)].map((key) => ({ key }));
  const there = await inWorkspace(scope.workspace.id, (tx) => readThere(tx, wanted));
  return keys.map((key) => there.get(key) ?? "invited");
}
