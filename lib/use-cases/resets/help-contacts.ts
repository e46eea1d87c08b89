import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { env } from "@/lib/ground/env";
import { isActiveSql } from "@/lib/records/member-rows/active";
import { rolesReaching } from "@/lib/rules/policy/permissions";
import type { RoleName } from "@/lib/rules/policy/settings";

/** Names of people who may reset somebody, nearest role first; where there are none, whom the operator named instead. */
export type HelpContacts = { names: string[]; support: string | null };

/** Somebody who may reset another: never shown with the address. */
export type Helper = { id: string; role: RoleName; name: string; email: string };

/** Finds who may reset a member, nearest role first, at most so many. */
export function findHelpers(tx: Tx, member: { id: string; role: RoleName }, limit: number): Promise<Helper[]> {
  return tx.$queryRaw<Helper[]>(Prisma.sql`
    select id, role::text, name, email from member
    where workspace_id = ${tx.workspaceId}::uuid and role <> 'member' and role::text = any(${rolesReaching(member.role)})
      and id <> ${member.id}::uuid and ${isActiveSql("member")}
    order by member.role desc, name_key, id limit ${limit}`);
}

const namesShown = 5;

/**
 * Says whom a member can ask for help: names, no addresses. A sole owner can ask nobody in the workspace; then `support` is the
 * operator's SUPPORT_CONTACT, null where none is set.
 */
export async function readHelpContacts(tx: Tx, member: { id: string; role: RoleName }): Promise<HelpContacts> {
  const names = (await findHelpers(tx, member, namesShown)).map(({ name }) => name);
  return { names, support: names.length > 0 ? null : (env().supportContact ?? null) };
}

/** Says whom the one who stands here can ask. */
export const findHelpContacts = ({ workspace, member }: Standing) =>
  inWorkspace(workspace.id, (tx) => readHelpContacts(tx, member));
