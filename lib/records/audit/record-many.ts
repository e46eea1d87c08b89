import { Prisma, type Tx } from "@/lib/ground/db";
import { type AuditEntry, entryText } from "./record";

/**
 * Appends many events to the workspace's audit chain in one statement, in their order. Record last, because the chain's
 * head stays locked.
 */
export async function recordMany(tx: Tx, entries: AuditEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    at: entry.at.toISOString(),
    action: entry.action,
    actor: entry.actor.kind === "member" ? entry.actor.id : null,
    subject: entry.subject ?? null,
    entry: entryText(entry),
  }));
  await tx.$queryRaw(Prisma.sql`
    select count(audit_append((e->>'at')::timestamptz, e->>'action', (e->>'actor')::uuid, (e->>'subject')::uuid, e->>'entry'))
    from (select e from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as rows (e, n) order by n) e`);
}
