import { randomUUID } from "node:crypto";
import { makeToken } from "@/lib/crypto/token";
import type { Tx } from "@/lib/db";
import { after, days } from "@/lib/durations";
import { type Mail, queueMails } from "@/lib/mail/queue";
import type { RoleName } from "@/lib/policy/settings";
import type { Standing } from "@/lib/sessions/standing";
import { methodsOf, requirementFor } from "./requirement";

/** How long an invitation's link works. */
export const invitationTime = days(7);

/** Somebody with a member's row who has not joined. */
export type Invited = { id: string; email: string; role: RoleName };

/** Gives each invited person a link of 256 random bits, kept only as its hash, and queues the mails that carry them. */
export async function issueInvitations(
  tx: Tx,
  { workspace, member, policy }: Standing,
  invited: Invited[],
  now: Date,
): Promise<void> {
  const expiresAt = after(now, invitationTime);
  const rows = invited.map((person) => ({ person, id: randomUUID(), ...makeToken() }));
  await tx.invitation.createMany({
    data: rows.map(({ id, person, hash }) => ({
      workspaceId: tx.workspaceId,
      id,
      memberId: person.id,
      tokenHash: hash,
      invitedById: member.id,
      createdAt: now,
      expiresAt,
    })),
  });
  const mails = rows.map(
    ({ person, token }): Mail => ({
      template: "invitation",
      to: person.email,
      params: {
        workspace: { name: workspace.name, slug: workspace.slug },
        inviter: member.name,
        role: person.role,
        requirement: requirementFor(person.role, policy, now),
        methods: methodsOf(policy),
        token,
        expiresAt: expiresAt.toISOString(),
      },
      expiresAt,
    }),
  );
  await queueMails(tx, mails);
}
