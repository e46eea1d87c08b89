import pg from "pg";
import { checkActs, checkSecrets } from "./invariants";
import { Oracle } from "./oracle";
import type { Trial } from "./people";
import { rules } from "./rules";

/**
 * Checks that the checks see: breaks each rule in a transaction that is undone, and claims an act that never was, a secret that stands in
 * a table, and a thing that was used twice. A trial that can't see a loss proves nothing.
 */
export async function checkControl({ stage, oracle, outbox }: Trial): Promise<void> {
  const client = new pg.Client({ connectionString: stage.adminUrl });
  await client.connect();
  try {
    for (const { what, breaks, plant } of rules) {
      await client.query("begin");
      await client.query("set local session_replication_role = replica");
      // A constraint that refuses it sees it too.
      const planted = await client.query(plant).catch(() => null);
      const seen = planted === null || (planted.rowCount !== 0 && (await client.query(breaks)).rowCount !== 0);
      await client.query("rollback");
      oracle.count("controls");
      if (!seen) oracle.violate(`control: the check does not see a break of "${what}"`);
    }
  } finally {
    await client.end();
  }
  const liar = new Oracle();
  const [told] = oracle.acknowledged;
  const [once] = [...oracle.typed].filter(([key]) => oracle.acknowledged.has(key));
  const [workspace] = await stage.query<{ slug: string }>("select slug from workspace limit 1");
  if (told) liar.acknowledged.set(told[0], 1_000_000);
  if (once) liar.typed.set(once[0], new Set());
  liar.secrets.add(workspace?.slug ?? "");
  await checkActs({ stage, oracle: liar, outbox });
  await checkSecrets({ stage, oracle: liar, outbox });
  oracle.count("controls", 3);
  for (const lie of [/^acknowledged/, /^0 things/, /^a secret/])
    if (!liar.violations.some((seen) => lie.test(seen))) oracle.violate(`control: no check sees ${lie}`);
}
