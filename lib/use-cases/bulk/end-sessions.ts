import { Prisma } from "@/lib/ground/db";
import { tellChanged } from "@/lib/use-cases/members/tell-changed";
import type { ActOnMany } from "./work-on";

/** Ends members' sessions on every device, at their next request, and mails them. */
export const endManySessions: ActOnMany = async ({ tx, workspace, actor, now }, members) => {
  const ended = await tx.$queryRaw<{ id: string; n: number }[]>(Prisma.sql`
    with ended as (
      update session set revoked_at = ${now}, ending = 'admin'
      where workspace_id = ${tx.workspaceId}::uuid and member_id = any(${members.map(({ id }) => id)}::uuid[])
        and revoked_at is null and expires_at > ${now}
      returning member_id)
    select member_id::text as id, count(*)::int as n from ended group by 1`);
  const signedOut = members.filter(({ id }) => ended.some((one) => one.id === id));
  const change = { what: "sessions-ended", which: "all" } as const;
  if (signedOut.length > 0) await tellChanged(tx, signedOut, change, { workspace, by: actor.name, now });
  const sessions = new Map(ended.map(({ id, n }) => [id, n]));
  return members.map(({ id }) => {
    const n = sessions.get(id);
    return n === undefined ? { passed: "no-session" } : { action: "session.ended", data: { sessions: n } };
  });
};
