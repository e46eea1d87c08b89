import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";

/** A key that no longer signs in, because its counter went back. */
export type DistrustedKey = { id: string; name: string; distrustedAt: Date };

/** Lists a member's keys that were switched off as possibly copied and wait to be removed or replaced. */
export async function listDistrusted({ workspace, member }: Standing): Promise<DistrustedKey[]> {
  if (!member.distrustedAt) return [];
  const rows = await inWorkspace(workspace.id, (tx) =>
    tx.credential.findMany({
      where: { memberId: member.id, confirmedAt: { not: null }, distrustedAt: { not: null } },
      orderBy: [{ distrustedAt: "desc" }, { id: "asc" }],
      select: { id: true, name: true, distrustedAt: true },
    }),
  );
  return rows.flatMap(({ distrustedAt, ...row }) => (distrustedAt ? [{ ...row, distrustedAt }] : []));
}
