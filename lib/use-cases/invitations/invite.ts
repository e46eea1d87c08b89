import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { readAddresses } from "@/lib/ground/lists/read-addresses";
import { assignableRoles } from "@/lib/rules/policy/permissions";
import type { RoleName } from "@/lib/rules/policy/settings";
import { type InviteOutcome, inviteAll, lockInviter } from "./invite-all";

export type Report = { address: string; outcome: InviteOutcome }[];

export type Invite =
  | { ok: true; report: Report }
  /** `role`: not one the actor may give. `empty`, `too-many`: addresses. */
  | { ok: false; reason: "role" | "empty" | "too-many" | OwedByAdmin };

/** Addresses one request may name. */
export const addressesAtMost = 1_000;

/**
 * Invites people by a pasted list of addresses. Each gets a member's row that has not joined, and a mail with a link that names
 * what the workspace requires. An address the workspace already has is left alone, and the result says so.
 */
export async function invite(
  scope: Scope<"members:invite">,
  input: { addresses: string; role: RoleName },
): Promise<Invite> {
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  const lines = readAddresses(input.addresses);
  if (lines.length === 0) return { ok: false, reason: "empty" };
  if (lines.length > addressesAtMost) return { ok: false, reason: "too-many" };
  return inWorkspace(scope.workspace.id, async (tx): Promise<Invite> => {
    const role = await lockInviter(tx, scope.member.id);
    if (!role || !assignableRoles(role).includes(input.role)) return { ok: false, reason: "role" };
    const wanted = lines.flatMap((line) =>
      line.ok ? [{ email: line.email, key: line.key, name: "", role: input.role }] : [],
    );
    const outcomes = await inviteAll(tx, scope, role, wanted);
    const report = lines.map((line): Report[number] =>
      line.ok
        ? { address: line.email, outcome: outcomes.get(line.key) ?? "waiting" }
        : { address: line.typed, outcome: "malformed" },
    );
    return { ok: true, report };
  });
}
