import { randomUUID } from "node:crypto";
import { asMember } from "@/lib/access/caller";
import type { Scope } from "@/lib/access/sessions/judge";
import { Prisma, type Tx } from "@/lib/ground/db";
import { nameKeyOf } from "@/lib/ground/email-key";
import { entryOf } from "@/lib/records/audit/record";
import { recordMany } from "@/lib/records/audit/record-many";
import { commitTexts } from "@/lib/records/audit/texts";
import { type InvitationRefused, lockInvitations, takeInvitations } from "@/lib/records/limits/invitation-budgets";
import { isActive } from "@/lib/rules/policy/active";
import { permits } from "@/lib/rules/policy/permissions";
import type { RoleName } from "@/lib/rules/policy/settings";
import { issueInvitations } from "./issue";

/** Someone to be invited: the address as it is kept and as it is compared, the name if it is known, the role. */
export type Wanted = { email: string; key: string; name: string; role: RoleName };

/** The result for one address. The limits are those on invitations of a day. */
export type InviteOutcome =
  | "invited"
  | "malformed"
  | "member"
  | "waiting"
  | "deactivated"
  | "closing"
  | InvitationRefused["reason"];

/** Reads the inviter's role at this moment and locks it until the transaction ends; null if they may not invite. */
export async function lockInviter(tx: Tx, id: string): Promise<RoleName | null> {
  const [actor] = await tx.$queryRaw<{ role: RoleName; joinedAt: Date | null; deactivatedAt: Date | null }[]>`
    select role::text, joined_at as "joinedAt", deactivated_at as "deactivatedAt" from member
    where workspace_id = ${tx.workspaceId}::uuid and id = ${id}::uuid for share`;
  return actor && isActive(actor) && permits(actor.role, "members:invite") ? actor.role : null;
}

/**
 * Invites people: each gets a member's row that has not joined, a mail with a link, and an audit event. This takes as many
 * statements as for one person. An address the workspace already has is left alone, and so is one beyond the day's invitations.
 * Returns the outcome by address key. The caller has checked the roles.
 */
export async function inviteAll(
  tx: Tx,
  scope: Scope<"members:invite">,
  role: RoleName,
  wanted: Wanted[],
): Promise<Map<string, InviteOutcome>> {
  const facts = await lockInvitations(tx);
  const outcomes = await readThere(tx, wanted);
  if (facts.closing) return new Map(wanted.map(({ key }) => [key, outcomes.get(key) ?? "closing"]));
  const strangers = wanted.filter(({ key }) => !outcomes.has(key));
  const keys = strangers.map(({ key }) => key);
  const refused = await takeInvitations(tx, facts, keys, scope.now);
  for (const [key, { reason }] of refused) outcomes.set(key, reason);
  const created = await create(
    tx,
    strangers.filter(({ key }) => !refused.has(key)),
    scope.now,
  );
  await issueInvitations(tx, scope, created);
  for (const { emailKey } of created) outcomes.set(emailKey, "invited");
  const commitments = await commitTexts(
    tx,
    created.map(({ id, email }) => ({ memberId: id, text: email })),
  );
  await recordMany(
    tx,
    created.map(({ id, role: given }, index) =>
      entryOf(asMember(scope, { id: scope.member.id, role }), "member.invited", {
        subject: id,
        data: { email: commitments[index] ?? "", role: given },
      }),
    ),
  );
  return outcomes;
}

type Created = { id: string; email: string; emailKey: string; role: RoleName };

async function create(tx: Tx, wanted: Wanted[], now: Date): Promise<Created[]> {
  const rows = wanted.map(({ email, key, name, role }) => {
    const known = name || email;
    return { id: randomUUID(), email, email_key: key, name: known, name_key: nameKeyOf(known), role };
  });
  // An address that exists already, or that another request adds at this moment, is skipped and missing from the result.
  return tx.$queryRaw<Created[]>(Prisma.sql`
    insert into member (workspace_id, id, email, email_key, name, name_key, role, created_at)
    select ${tx.workspaceId}::uuid, id, email, email_key, name, name_key, role::role, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as one (id uuid, email text, email_key text, name text, name_key text, role text)
    order by email_key
    on conflict do nothing
    returning id::text, email, email_key as "emailKey", role::text as role`);
}

/** Tells what hinders an invitation of each address that the workspace already has. */
export async function readThere(tx: Tx, wanted: readonly { key: string }[]): Promise<Map<string, InviteOutcome>> {
  const there = await tx.member.findMany({
    where: { emailKey: { in: wanted.map(({ key }) => key) } },
    select: { emailKey: true, joinedAt: true, deactivatedAt: true },
  });
  return new Map(
    there.map(({ emailKey, joinedAt, deactivatedAt }) => [
      emailKey,
      deactivatedAt ? "deactivated" : joinedAt ? "member" : "waiting",
    ]),
  );
}
