import { Prisma } from "@/lib/ground/db";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import type { TaskStep } from "@/lib/records/tasks/work";

/** Recovery codes visited in one transaction. */
const batch = 1_000;

/**
 * Destroys the readable copies of recovery codes, if the policy in force shows codes once. Codes not saved yet keep theirs.
 * Replacements that no one has seen also keep theirs, and lose it when they are seen.
 */
export const forgetCodes: TaskStep = async (tx, { cursor }, now) => {
  const { settings } = await currentPolicy(tx, now);
  if (settings.recoveryCodes.shown !== "once") return null;
  const after = cursor ? Prisma.sql`and c.id > ${cursor}::uuid` : Prisma.empty;
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    update recovery_code set code = null where workspace_id = ${tx.workspaceId}::uuid and id in (
      select c.id from recovery_code c join recovery_code_set s on s.workspace_id = c.workspace_id and s.id = c.set_id
      where c.workspace_id = ${tx.workspaceId}::uuid and c.code is not null and s.saved_at is not null
        and c.unseen_since is null ${after}
      order by c.id limit ${batch})
    returning id::text`);
  if (rows.length < batch) return null;
  const ids = rows.map(({ id }) => id).sort();
  return ids.at(-1) ?? null;
};
