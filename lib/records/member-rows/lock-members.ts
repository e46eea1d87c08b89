import { Prisma, type Tx } from "@/lib/ground/db";

/**
 * Makes security changes of these members happen one after another: until the transaction ends no other that locks or changes
 * one of their rows goes on. First thing in a transaction, all at once, so that two never wait for each other.
 */
export async function lockMembers(tx: Tx, ...ids: string[]): Promise<void> {
  await tx.$queryRaw(Prisma.sql`
    select 1 from member where workspace_id = ${tx.workspaceId}::uuid and id = any(${[...ids]}::uuid[])
    order by id for no key update`);
}
