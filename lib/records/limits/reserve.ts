import { mac } from "@/lib/ground/crypto/key-ring";
import { asSystem, Prisma } from "@/lib/ground/db";
import type { Rule } from "./rules";

/** A rule applied to someone. The parts (member, address, method …) reach the database only as an HMAC. */
export type Budget = { rule: Rule; key: string };

/** Names the budget of a rule for these parts. */
export function budget(rule: Rule, ...parts: string[]): Budget {
  return { rule, key: `${rule.name}:${mac("limit", rule.name, ...parts).toString("base64url")}` };
}

export type Reservation = { ok: true } | Refused;
export type Refused = { ok: false; rule: string; retryAt: Date | null };

/** The row that attempt_reserve() returns if a budget is spent. */
export type RefusalRow = { refused: string | null; retry_at: string | null };

/** Writes budgets as attempt_reserve() takes them. */
export const rulesOf = (budgets: Budget[]) =>
  JSON.stringify(budgets.map(({ rule: { name: _, ...limits }, key }) => ({ key, ...limits })));

/** Reads the result of attempt_reserve(). `retryAt` is null if only a reset or recovery helps. */
export function readRefusal(row: RefusalRow | undefined): Reservation {
  if (!row?.refused) return { ok: true };
  const retryAt = row.retry_at === null || row.retry_at === "infinity" ? null : new Date(row.retry_at);
  return { ok: false, rule: row.refused.split(":")[0] ?? "", retryAt };
}

/**
 * Counts an attempt against every budget, before the evidence is looked at. If one is spent, it rejects the attempt and
 * counts nothing. It is one committed statement, so that parallel tries in any process can't share a place.
 */
export async function reserve(budgets: Budget[], now: Date): Promise<Reservation> {
  const [refusal] = await asSystem<RefusalRow>(
    Prisma.sql`select refused, retry_at::text from attempt_reserve(${now}, ${rulesOf(budgets)}::jsonb)`,
  );
  return readRefusal(refusal);
}

/**
 * Counts one attempt for each of many, each against budgets of their own, in one committed statement. Returns the places in
 * the list of those who were rejected.
 */
export async function reserveEach(each: Budget[][], now: Date): Promise<Set<number>> {
  const lists = `[${each.map(rulesOf).join(",")}]`;
  const refused = await asSystem<{ place: number }>(Prisma.sql`
    select (place - 1)::int as place from jsonb_array_elements(${lists}::jsonb) with ordinality as one (budgets, place)
    cross join lateral attempt_reserve(${now}, one.budgets)`);
  return new Set(refused.map(({ place }) => place));
}

/** Writes budgets as attempt_give_back() takes them: ladders are cleared, windows lose the attempt counted. */
export function keysOf(budgets: Budget[]): { ladders: string[]; windows: string[] } {
  const keys = (kind: "ladder" | "window") => budgets.filter(({ rule }) => kind in rule).map(({ key }) => key);
  return { ladders: keys("ladder"), windows: keys("window") };
}

/** Gives a reserved attempt back after success. A ladder is cleared, and a window loses the attempt counted. */
export async function giveBack(budgets: Budget[]): Promise<void> {
  const { ladders, windows } = keysOf(budgets);
  await asSystem(Prisma.sql`select attempt_give_back(${ladders}, ${windows})::text`);
}
