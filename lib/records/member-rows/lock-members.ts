import { Prisma, type Tx } from "@/lib/ground/db";

/**
 * Makes security changes of these members happen one after another. Until the transaction ends, no other transaction that
 * locks or changes one of their rows continues. Call it first in a transaction, for all members at once, so that two never
 * wait for each other.
 */
export async function lockMembers(tx: Tx, ...ids: string[]): Promise<void> {
  await tx.$queryRaw(Prisma.sql`
    select 1 from member where workspace_id = ${tx.workspaceId}::uuid and id = any(${[...ids]}::uuid[])
    order by id for no key update`);
}
