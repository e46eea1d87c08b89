import { randomUUID } from "node:crypto";
import { truncateAddress } from "@/lib/address";
import { recordMany } from "@/lib/audit/record-many";
import { inWorkspace, type Tx } from "@/lib/db";
import { nameKeyOf } from "@/lib/members/find-for-sign-in";
import { isActive } from "@/lib/members/lock";
import { assignableRoles, permits } from "@/lib/members/permissions";
import type { RoleName } from "@/lib/policy/settings";
import type { Scope } from "@/lib/sessions/require";
import type { Visitor } from "@/lib/visitor";
import { issueInvitations } from "./issue";
import { type Line, readAddresses } from "./read-addresses";

/** What became of one address. */
export type InviteOutcome = "invited" | "malformed" | "member" | "waiting" | "deactivated";
export type Report = { address: string; outcome: InviteOutcome }[];

export type Invite =
  | { ok: true; report: Report }
  /** `role`: not one the actor may give. `empty`, `too-many`: addresses. */
  | { ok: false; reason: "role" | "empty" | "too-many" };

/** Addresses one request may name. */
export const addressesAtMost = 1_000;

/**
 * Invites people by a pasted list of addresses: each gets a member's row that has not joined, and a mail with a link that names what
 * the workspace requires. An address the workspace has is left alone and said so.
 */
export async function invite(
  scope: Scope<"members:invite">,
  input: { addresses: string; role: RoleName },
  visitor: Visitor,
  now: Date,
): Promise<Invite> {
  const lines = readAddresses(input.addresses);
  if (lines.length === 0) return { ok: false, reason: "empty" };
  if (lines.length > addressesAtMost) return { ok: false, reason: "too-many" };
  return inWorkspace(scope.workspace.id, async (tx): Promise<Invite> => {
    const actor = await lockActor(tx, scope.member.id);
    if (!actor || !assignableRoles(actor.role).includes(input.role)) return { ok: false, reason: "role" };
    const created = await createInvited(tx, lines, input.role, now);
    await issueInvitations(tx, scope, created, now);
    const report = await reportOn(tx, lines, new Set(created.map(({ email }) => email)));
    await recordMany(
      tx,
      created.map(({ id, email }) => ({
        at: now,
        action: "member.invited",
        actor: { kind: "member", id: scope.member.id, role: actor.role },
        subject: id,
        address: truncateAddress(visitor.address),
        data: { email, role: input.role },
      })),
    );
    return { ok: true, report };
  });
}

/** The actor's role at this moment, held until the transaction ends; null where they may not invite. */
async function lockActor(tx: Tx, id: string) {
  const [actor] = await tx.$queryRaw<{ role: RoleName; joinedAt: Date | null; deactivatedAt: Date | null }[]>`
    select role::text, joined_at as "joinedAt", deactivated_at as "deactivatedAt" from member
    where workspace_id = ${tx.workspaceId}::uuid and id = ${id}::uuid for share`;
  return actor && isActive(actor) && permits(actor.role, "members:invite") ? actor : null;
}

async function createInvited(tx: Tx, lines: Line[], role: RoleName, now: Date) {
  const data = lines.flatMap((line) =>
    line.ok
      ? [
          {
            workspaceId: tx.workspaceId,
            id: randomUUID(),
            email: line.email,
            emailKey: line.key,
            name: line.email,
            nameKey: nameKeyOf(line.email),
            role,
            createdAt: now,
          },
        ]
      : [],
  );
  // An address that is there already, or comes at this moment by another request, is skipped and not among the answered.
  return tx.member.createManyAndReturn({ data, skipDuplicates: true, select: { id: true, email: true, role: true } });
}

async function reportOn(tx: Tx, lines: Line[], invited: Set<string>): Promise<Report> {
  const keys = lines.flatMap((line) => (line.ok && !invited.has(line.email) ? [line.key] : []));
  const there = await tx.member.findMany({
    where: { emailKey: { in: keys } },
    select: { emailKey: true, joinedAt: true, deactivatedAt: true },
  });
  const found = new Map(there.map((row) => [row.emailKey, row]));
  return lines.map((line) => {
    if (!line.ok) return { address: line.typed, outcome: "malformed" };
    if (invited.has(line.email)) return { address: line.email, outcome: "invited" };
    const row = found.get(line.key);
    if (row?.deactivatedAt) return { address: line.email, outcome: "deactivated" };
    return { address: line.email, outcome: row?.joinedAt ? "member" : "waiting" };
  });
}
