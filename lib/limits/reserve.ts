import { mac } from "@/lib/crypto/key-ring";
import { asSystem, Prisma } from "@/lib/db";
import type { Rule } from "./rules";

/** A rule applied to somebody: the parts (member, address, method …) reach the database only as an HMAC. */
export type Budget = { rule: Rule; key: string };

/** Names the budget of a rule for these parts. */
export function budget(rule: Rule, ...parts: string[]): Budget {
  return { rule, key: `${rule.name}:${mac("limit", rule.name, ...parts).toString("base64url")}` };
}

export type Reservation = { ok: true } | { ok: false; rule: string; retryAt: Date | null };

/**
 * Counts an attempt against every budget, before the evidence is looked at; refuses, having counted nothing, where one is
 * spent. One committed statement, so that parallel tries in any process can't share a place. `retryAt` is null where only a
 * reset or recovery helps.
 */
export async function reserve(budgets: Budget[], now: Date): Promise<Reservation> {
  const wanted = JSON.stringify(budgets.map(({ rule: { name: _, ...limits }, key }) => ({ key, ...limits })));
  const [refusal] = await asSystem<{ refused: string; retry_at: string }>(
    Prisma.sql`select refused, retry_at::text from attempt_reserve(${now}, ${wanted}::jsonb)`,
  );
  if (!refusal) return { ok: true };
  const rule = refusal.refused.split(":")[0] ?? "";
  return { ok: false, rule, retryAt: refusal.retry_at === "infinity" ? null : new Date(refusal.retry_at) };
}

/** Gives a reserved attempt back after success: a ladder is cleared, a window loses the one counted. */
export async function giveBack(budgets: Budget[]): Promise<void> {
  const ladders = budgets.filter((b) => "ladder" in b.rule).map((b) => b.key);
  const windows = budgets.filter((b) => "window" in b.rule).map((b) => b.key);
  // Locked in the order in which attempt_reserve() does, so that a success and a try never wait for each other in a circle.
  await asSystem(Prisma.sql`
    with locked as (
      select key from attempt_budget where key = any(${[...ladders, ...windows]}) order by key collate "C" for update
    )
    update attempt_budget b set
      count = case when b.key = any(${ladders}) then 0 else greatest(b.count - 1, 0) end,
      blocked_until = null
    from locked where b.key = locked.key`);
}
