import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { env } from "@/lib/ground/env";
import { isAbleSql } from "@/lib/records/member-rows/active";
import { permits, rolesReaching } from "@/lib/rules/policy/permissions";
import type { RoleName } from "@/lib/rules/policy/settings";

/** Finds the people who can unlock a member, nearest role first, up to a limit. */
export function findUnlockers(
  tx: Tx,
  member: { id: string; role: RoleName },
  limit: number,
): Promise<{ name: string; email: string }[]> {
  const roles = rolesReaching(member.role).filter((role) => permits(role, "members:manage"));
  return tx.$queryRaw(Prisma.sql`
    select name, email from member
    where workspace_id = ${tx.workspaceId}::uuid and role <> 'member' and role::text = any(${roles})
      and id <> ${member.id}::uuid and ${isAbleSql}
    order by member.role desc, name_key, id limit ${limit}`);
}

/** Returns the names of people who can unlock the member of this session. If there are none, `support` is the operator's contact. */
export async function findUnlockersFor({ workspace, member }: Standing) {
  const found = await inWorkspace(workspace.id, (tx) => findUnlockers(tx, member, 5));
  const names = found.map(({ name }) => name);
  return { names, support: names.length > 0 ? null : (env().supportContact ?? null) };
}
