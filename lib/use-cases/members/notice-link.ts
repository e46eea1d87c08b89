import { hashToken } from "@/lib/ground/crypto/token";
import { asSystem, Prisma } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";

/** How long the link in a notice's mail works. */
export const noticeTime = days(7);

/** A notice that a link belongs to. `state`: what the link can do now. */
export type LinkedNotice = {
  id: string;
  memberId: string;
  workspace: { id: string; name: string; slug: string };
  state: "live" | "used" | "expired" | "locked";
};

/** Looks up the notice of a mailed link, in the workspace its path names; null if there is none. Changes nothing. */
export async function findNotice(slug: string, token: string, now: Date): Promise<LinkedNotice | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const [row] = await asSystem<{
    id: string;
    memberId: string;
    workspaceId: string;
    name: string;
    createdAt: Date;
    spentAt: Date | null;
    lockedAt: Date | null;
  }>(Prisma.sql`
    select l.id::text, l.member_id::text as "memberId", w.id::text as "workspaceId", w.name, l.created_at as "createdAt",
      l.spent_at as "spentAt", m.locked_at as "lockedAt"
    from notice_link l join workspace w on w.id = l.workspace_id
      join member m on m.workspace_id = l.workspace_id and m.id = l.member_id
    where l.token_hash = ${hashToken("not-me", token)} and w.slug = ${slug}`);
  if (!row) return null;
  const state = row.lockedAt
    ? "locked"
    : row.spentAt
      ? "used"
      : row.createdAt <= after(now, -noticeTime)
        ? "expired"
        : "live";
  return { id: row.id, memberId: row.memberId, workspace: { id: row.workspaceId, name: row.name, slug }, state };
}
