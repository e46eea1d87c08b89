import { Prisma, type Tx } from "@/lib/ground/db";
import { isAbleSql } from "./active";

/**
 * Reads the owners who can sign in and act. The role is written into the statement. As a parameter it would be cast at run time,
 * and the index of owners alone could not be used.
 */
export function readActiveOwners(tx: Tx): Promise<{ id: string; name: string; email: string }[]> {
  return tx.$queryRaw(Prisma.sql`
    select id::text, name, email from member
    where workspace_id = ${tx.workspaceId}::uuid and role = 'owner' and ${isAbleSql}
    order by name_key, id`);
}
