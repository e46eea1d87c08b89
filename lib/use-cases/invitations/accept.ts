import type { Caller } from "@/lib/access/caller";
import { asMember } from "@/lib/access/caller";
import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { inWorkspace } from "@/lib/ground/db";
import { nameKeyOf } from "@/lib/ground/email-key";
import { hashPassword, sealPasswordHash } from "@/lib/methods/passwords/hash";
import { record } from "@/lib/records/audit/record";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import { graceFor } from "@/lib/rules/policy/grace";
import { findInvitation } from "./find";

export type Accepted = ({ ok: true; slug: string } & Advanced) | { ok: false; reason: "gone" };

/**
 * Accepts an invitation: the link is spent, the member joins with name and password, and a session starts at the next step, all
 * or nothing. The link proves the address. Of two requests with one link, one joins.
 */
export async function acceptInvitation(
  caller: Caller,
  token: string,
  input: { name: string; password: string },
): Promise<Accepted> {
  const { now } = caller;
  const found = await findInvitation(token, now);
  if (found?.state !== "live") return { ok: false, reason: "gone" };
  const { workspace, member } = found;
  const phc = await hashPassword(input.password);
  return inWorkspace(workspace.id, async (tx): Promise<Accepted> => {
    // The member's row is locked first: withdrawing or sending again holds it too, and then this link is spent or void.
    const { role } = (await tx.member.findFirst({ where: { id: member.id } })) ?? member;
    const { count: joined } = await tx.member.updateMany({
      where: { id: member.id, role, joinedAt: null, deactivatedAt: null },
      data: {
        name: input.name,
        nameKey: nameKeyOf(input.name),
        passwordHash: sealPasswordHash(workspace.id, member.id, phc),
        passwordChangedAt: now,
        joinedAt: now,
        graceUntil: graceFor(role, await currentPolicy(tx, now), now),
      },
    });
    const { count: spent } = await tx.invitation.updateMany({
      where: { id: found.id, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now },
    });
    if (joined !== 1 || spent !== 1) throw new Gone();
    const advanced = await advance(tx, caller, member.id, null, { kind: "joining" });
    await record(tx, asMember(caller, { id: member.id, role }), "member.joined", {
      subject: member.id,
      data: { by: "invitation" },
    });
    return { ok: true, slug: workspace.slug, ...advanced };
  }).catch((error) => {
    if (error instanceof Gone) return { ok: false, reason: "gone" };
    throw error;
  });
}

/** Thrown to leave nothing behind if the link was spent meanwhile. */
class Gone extends Error {}
