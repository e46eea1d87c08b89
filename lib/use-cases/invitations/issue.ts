import { randomUUID } from "node:crypto";
import type { Standing } from "@/lib/access/sessions/standing";
import { makeToken } from "@/lib/ground/crypto/token";
import { Prisma, type Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { type Mail, queueMails } from "@/lib/records/mail/queue";
import { acceptedMethods } from "@/lib/rules/policy/assess";
import type { RoleName } from "@/lib/rules/policy/settings";
import { requirementFor } from "./requirement";

/** How long an invitation's link works. */
export const invitationTime = days(7);

/** Someone with a member's row who has not joined. */
export type Invited = { id: string; email: string; role: RoleName };

/** Gives each invited person a link of 256 random bits, kept only as its hash, and queues the mails that carry the links. */
export async function issueInvitations(
  tx: Tx,
  { workspace, member, policy, now }: Standing,
  invited: Invited[],
): Promise<void> {
  const expiresAt = after(now, invitationTime);
  const rows = invited.map((person) => ({ person, id: randomUUID(), ...makeToken("invitation") }));
  const links = rows.map(({ id, person, hash }) => ({ id, member: person.id, hash: hash.toString("base64") }));
  await tx.$executeRaw(Prisma.sql`
    insert into invitation (workspace_id, id, member_id, token_hash, invited_by_id, created_at, expires_at)
    select ${tx.workspaceId}::uuid, id, member, decode(hash, 'base64'), ${member.id}::uuid, ${now}, ${expiresAt}
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link (id uuid, member uuid, hash text)`);
  const mails = rows.map(
    ({ person, token }): Mail => ({
      template: "invitation",
      to: person.email,
      params: {
        workspace: { name: workspace.name, slug: workspace.slug },
        inviter: member.name,
        role: person.role,
        requirement: requirementFor(person.role, policy, now),
        methods: acceptedMethods(person.role, policy),
        token,
        expiresAt: expiresAt.toISOString(),
      },
      expiresAt,
    }),
  );
  await queueMails(tx, mails);
}
