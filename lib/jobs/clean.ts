import { asSystem, Prisma } from "@/lib/ground/db";
import { after, days, hours } from "@/lib/ground/durations";
import { rules } from "@/lib/records/limits/rules";

const BATCH = 1_000;

/** Budgets that start again after two days without a try. A budget that can freeze a method is kept until it is cleared. */
const forgetful = Object.values(rules)
  .filter((rule) => !("ladder" in rule && rule.ladder.some(([, seconds]) => seconds < 0)))
  .map((rule) => rule.name);

/** Lists for each table the rows that are no longer needed at a time. */
function stale(now: Date): [table: string, condition: Prisma.Sql][] {
  const before = (age: number) => after(now, -age);
  return [
    ["queued_mail", Prisma.sql`expires_at < ${now}`],
    ["pending_sign_up", Prisma.sql`expires_at < ${before(hours(1))}`],
    ["email_code", Prisma.sql`expires_at < ${before(hours(1))}`],
    ["spent_challenge", Prisma.sql`expires_at < ${before(hours(1))}`],
    ["application_request", Prisma.sql`expires_at < ${before(hours(1))}`],
    ["oidc_record", Prisma.sql`expires_at < ${before(hours(1))}`],
    ["address_change", Prisma.sql`created_at < ${before(days(30))}`],
    ["notice_link", Prisma.sql`created_at < ${before(days(30))}`],
    ["password_reset", Prisma.sql`expires_at < ${before(days(1))}`],
    ["invitation", Prisma.sql`expires_at < ${before(days(90))}`],
    ["task", Prisma.sql`done_at < ${before(days(30))}`],
    ["bulk_act", Prisma.sql`coalesce(done_at, stopped_at) < ${before(days(30))}`],
    ["serving_process", Prisma.sql`seen_at < ${before(hours(1))}`],
    ["coverage_day", Prisma.sql`day < ${before(days(400))}::date`],
    ["session", Prisma.sql`expires_at < ${before(days(30))}`],
    [
      "attempt_budget",
      Prisma.sql`window_start < ${before(days(2))} and split_part(key, ':', 1) = any(${forgetful})
        and (blocked_until is null or blocked_until < ${now})`,
    ],
  ];
}

/**
 * Deletes what is over: expired codes, challenges, links and sign-ups, sessions that ended long ago, idle budgets. Deletes at
 * most 1,000 rows a statement, so that no one waits. Several processes can run it at once. Returns how many rows it deleted.
 */
export async function clean(now: Date): Promise<number> {
  let total = 0;
  for (const [table, condition] of stale(now)) {
    for (let gone = BATCH; gone === BATCH; total += gone) gone = await deleteBatch(Prisma.raw(table), condition);
  }
  return total;
}

async function deleteBatch(table: Prisma.Sql, condition: Prisma.Sql): Promise<number> {
  const [row] = await asSystem<{ gone: number }>(Prisma.sql`
    with over as (select ctid from ${table} where ${condition} limit ${BATCH} for update skip locked),
      deleted as (delete from ${table} t using over where t.ctid = over.ctid returning 1)
    select count(*)::int as gone from deleted`);
  return row?.gone ?? 0;
}
