import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { runOperator } from "@/test/run-operator";
import type { Trial } from "./people";
import { rules } from "./rules";

const secretsAtMost = 200;

/** Checks everything that must hold once the load is over. Each break is a violation. */
export async function checkInvariants(trial: Trial): Promise<void> {
  const { stage, oracle } = trial;
  for (const failure of stage.failures) oracle.violate(failure);
  await emptyQueue(trial);
  for (const { what, breaks: sql } of rules) {
    const rows = await stage.query(sql);
    oracle.count("invariants checked");
    if (rows.length > 0) oracle.violate(`${what}: ${rows.length} rows, as ${JSON.stringify(rows[0])}`);
  }
  await checkActs(trial);
  await checkSecrets(trial);
  const { code, out, err } = await runOperator(["verify-audit"], stage.settings);
  oracle.count("invariants checked");
  if (code !== 0) oracle.violate(`verify-audit: ${code} ${out.match(/.*BROKEN.*/g) ?? out.slice(-300)} ${err}`);
}

/** Waits until all mail that was queued is sent: none may be stuck. */
async function emptyQueue({ stage, oracle }: Trial): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const [left] = await stage.query<{ n: number }>(
      "select count(*)::int as n from queued_mail where expires_at is null or expires_at > now()",
    );
    if (left?.n === 0) return oracle.count("invariants checked");
    if (Date.now() > deadline) return oracle.violate(`${left?.n} mails are not sent two minutes after the end`);
    await pause(500);
  }
}

/** Each act that was acknowledged has its event, and none happened more often than there were things to do it with. */
export async function checkActs({ stage, oracle }: Trial): Promise<void> {
  const rows = await stage.query<{ key: string; n: number }>(
    `select e.action || ' ' || m.email as key, count(*)::int as n from audit_event e
     join member m on m.workspace_id = e.workspace_id and m.id = coalesce(e.subject_id, e.actor_id) group by 1`,
  );
  const happened = new Map(rows.map(({ key, n }) => [key, n]));
  for (const [key, times] of oracle.acknowledged)
    if ((happened.get(key) ?? 0) < times)
      oracle.violate(`acknowledged ${times} times, recorded ${happened.get(key) ?? 0}: ${key}`);
  for (const [key, things] of oracle.typed)
    if ((happened.get(key) ?? 0) > things.size)
      oracle.violate(`${things.size} things, and it happened ${happened.get(key)} times: ${key}`);
  oracle.count("invariants checked", 2);
}

/** No code, key, token or password that was used stands in a table or a log. */
export async function checkSecrets({ stage, oracle }: Trial): Promise<void> {
  const all = [...oracle.secrets].filter((secret) => secret.length > 12);
  // Each is looked for in everything that is stored: so many are enough.
  const secrets = all.filter((_, n) => n % Math.ceil(all.length / secretsAtMost) === 0);
  const logs = stage.logs.filter((log) => existsSync(log)).map((log) => readFileSync(log, "utf8"));
  const tables = await stage.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  for (const { name } of tables) {
    const [held] = await stage.query<{ text: string | null }>(
      `select string_agg(t::text, E'\\n') as text from "${name}" t`,
    );
    logs.push(held?.text ?? "");
  }
  for (const text of logs)
    for (const secret of secrets) {
      const bytes = Buffer.from(secret).toString("hex");
      if (text.includes(secret) || text.includes(bytes))
        oracle.violate(`a secret stands in clear: ${secret.slice(0, 4)}…`);
    }
  oracle.count("invariants checked");
  oracle.count("secrets looked for", secrets.length);
}
