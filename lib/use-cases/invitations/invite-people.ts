import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { readAddress } from "@/lib/ground/lists/read-addresses";
import { assignableRoles } from "@/lib/rules/policy/permissions";
import type { RoleName } from "@/lib/rules/policy/settings";
import { type InviteOutcome, inviteAll, lockInviter, type Wanted } from "./invite-all";

/** Someone named on a line of a file. An empty role means the one chosen for all; an empty name means that none is known. */
export type PersonGiven = { line: number; address: string; name: string; role: string };

/**
 * The result for a line. Also `role`, an unknown one or one the actor may not give, and `repeated`, an address of an earlier
 * line.
 */
export type LineOutcome = InviteOutcome | "role" | "repeated";
export type LineReport = { line: number; address: string; outcome: LineOutcome }[];

/** Lines one slice may have; each slice is a transaction of its own. */
export const linesAtMost = 500;

/**
 * Invites the people of one slice of a file. Each line gets its own outcome, in its order. The whole slice is rejected only if
 * the actor may not invite.
 */
export async function invitePeople(
  scope: Scope<"members:invite">,
  { people, role: forAll }: { people: PersonGiven[]; role: RoleName },
): Promise<{ ok: true; report: LineReport } | { ok: false; reason: "role" | OwedByAdmin }> {
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  if (people.length > linesAtMost) throw new Error("more lines than a slice may have");
  return inWorkspace(scope.workspace.id, async (tx) => {
    const actorRole = await lockInviter(tx, scope.member.id);
    if (!actorRole) return { ok: false, reason: "role" };
    const allowed = assignableRoles(actorRole);
    const wanted = new Map<string, Wanted>();
    const read = people.map(({ line, address, name, role: written }) => {
      const parsed = readAddress(address.normalize("NFKC"));
      if (!parsed.ok) return { line, address: parsed.typed, outcome: "malformed" as const };
      const role = allowed.find((one) => one === (written || forAll));
      const known = { line, address: parsed.email, key: parsed.key };
      if (!role) return { ...known, outcome: "role" as const };
      if (wanted.has(parsed.key)) return { ...known, outcome: "repeated" as const };
      wanted.set(parsed.key, { email: parsed.email, key: parsed.key, name, role });
      return known;
    });
    const outcomes = await inviteAll(tx, scope, actorRole, [...wanted.values()]);
    const report = read.map((one) => ({
      line: one.line,
      address: one.address,
      outcome: "outcome" in one ? one.outcome : (outcomes.get(one.key) ?? "waiting"),
    }));
    return { ok: true, report };
  });
}
