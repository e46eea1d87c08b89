import { Prisma } from "@/lib/db";
import type { ActOnMany } from "./act-on";

/** Ends members' sessions on every device, at their next request. */
export const endManySessions: ActOnMany = async ({ tx, now }, members) => {
  const ended = await tx.$queryRaw<{ id: string; n: number }[]>(Prisma.sql`
    with ended as (
      update session set revoked_at = ${now}
      where workspace_id = ${tx.workspaceId}::uuid and member_id = any(${members.map(({ id }) => id)}::uuid[])
        and revoked_at is null and expires_at > ${now}
      returning member_id)
    select member_id::text as id, count(*)::int as n from ended group by 1`);
  const sessions = new Map(ended.map(({ id, n }) => [id, n]));
  return members.map(({ id }) => {
    const n = sessions.get(id);
    return n === undefined ? { passed: "no-session" } : { action: "session.ended", data: { sessions: n } };
  });
};
