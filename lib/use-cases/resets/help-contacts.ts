import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { env } from "@/lib/ground/env";
import { isAbleSql } from "@/lib/records/member-rows/active";
import { rolesReaching } from "@/lib/rules/policy/permissions";
import type { RoleName } from "@/lib/rules/policy/settings";

/** Names of people who may reset a member, nearest role first. If there are none, `support` is the contact the operator set. */
export type HelpContacts = { names: string[]; support: string | null };

/** A person who may reset another. Their address is never shown. */
export type Helper = { id: string; role: RoleName; name: string; email: string };

/** Finds the people who may reset a member, nearest role first, up to a limit. */
export function findHelpers(tx: Tx, member: { id: string; role: RoleName }, limit: number): Promise<Helper[]> {
  return tx.$queryRaw<Helper[]>(Prisma.sql`
    select id, role::text, name, email from member
    where workspace_id = ${tx.workspaceId}::uuid and role <> 'member' and role::text = any(${rolesReaching(member.role)})
      and id <> ${member.id}::uuid and ${isAbleSql}
    order by member.role desc, name_key, id limit ${limit}`);
}

const namesShown = 5;

/**
 * Returns the people a member can ask for help: names, no addresses. A sole owner can ask no one in the workspace; then `support`
 * is the operator's SUPPORT_CONTACT, null if none is set.
 */
export async function readHelpContacts(tx: Tx, member: { id: string; role: RoleName }): Promise<HelpContacts> {
  const names = (await findHelpers(tx, member, namesShown)).map(({ name }) => name);
  return { names, support: names.length > 0 ? null : (env().supportContact ?? null) };
}

/** The people a member can ask, and since when a request of theirs is open. */
export type OpenHelp = HelpContacts & { askedAt: Date | null };

/** Returns the people a member can ask, and since when a request of theirs is open. */
export async function readOpenHelp(tx: Tx, member: { id: string; role: RoleName }): Promise<OpenHelp> {
  const open = await tx.helpRequest.findFirst({ where: { memberId: member.id, closedAt: null } });
  return { ...(await readHelpContacts(tx, member)), askedAt: open?.createdAt ?? null };
}

/** The same for the member of this session. */
export const findHelpContacts = ({ workspace, member }: Standing): Promise<OpenHelp> =>
  inWorkspace(workspace.id, (tx) => readOpenHelp(tx, member));
