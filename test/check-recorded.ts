import pg from "pg";
import { z } from "zod";
import { type Action, dataSchemas } from "@/lib/records/audit/actions";

const entry = z.looseObject({ action: z.string(), data: z.unknown() });

/** Says what an audit entry holds that its action's schema does not allow; null: nothing. */
export function faultOf(text: string): string | null {
  const { action, data } = entry.parse(JSON.parse(text));
  if (!Object.hasOwn(dataSchemas, action)) return `${action} is no action`;
  const read = dataSchemas[action as Action].safeParse(data);
  return read.success ? null : `${action} recorded ${JSON.stringify(data)}: ${z.prettifyError(read.error)}`;
}

/**
 * Throws if anything a test file recorded holds more than its action's schema allows, a sentence above all. Rows whose hash does not
 * fit were forged by a test, and are skipped.
 */
export async function checkRecorded(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ entry: string }>(`
      select entry from (
        select entry, hash, lag(hash, 1, decode(repeat('00', 32), 'hex')) over (partition by workspace_id order by sequence) as previous
        from audit_event) e
      where hash = sha256(previous || convert_to(entry, 'UTF8'))`);
    const faults = new Set(rows.map((row) => faultOf(row.entry)).filter((fault) => fault !== null));
    if (faults.size > 0) throw new Error([...faults].join("\n"));
  } finally {
    await client.end();
  }
}
