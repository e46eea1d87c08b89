import { mac } from "@/lib/ground/crypto/key-ring";
import { asSystem, Prisma } from "@/lib/ground/db";
import type { Rule } from "./rules";

/** A rule applied to someone. The parts (member, address, method …) reach the database only as an HMAC. */
export type Budget = { rule: Rule; key: string; when?: { key: string; count: number; window: number } };

/** Names the budget of a rule for these parts. */
export function budget(rule: Rule, ...parts: string[]): Budget {
  return { rule, key: `${rule.name}:${mac("limit", rule.name, ...parts).toString("base64url")}` };
}

/** Leaves a budget out until another one, of a window, has counted so many. */
export function onceCounted(count: number, other: Budget, limited: Budget): Budget {
  if (!("window" in other.rule)) throw new Error("only a window counts up to something");
  return { ...limited, when: { key: other.key, count, window: other.rule.window } };
}

export type Reservation = { ok: true } | Refused;
export type Refused = { ok: false; rule: string; retryAt: Date | null };

/** What an attempt gets that no place is left for. `retryAt` is null if only a reset or recovery helps. */
export type MustWait = { ok: false; reason: "wait"; retryAt: Date | null };

/** How an attempt ended: it was right, it counts, or nothing was judged. */
export type End = "right" | "counts" | "unknown";

/** The row that attempt_reserve() returns if a budget is spent. */
export type RefusalRow = { refused: string | null; retry_at: string | null };

/** Writes budgets as attempt_reserve() takes them. */
export const rulesOf = (budgets: Budget[]) =>
  JSON.stringify(budgets.map(({ rule: { name: _, ...limits }, key, when }) => ({ key, ...limits, when })));

/** Reads the result of attempt_reserve(). `retryAt` is null if only a reset or recovery helps. */
export function readRefusal(row: RefusalRow | undefined): Reservation {
  if (!row?.refused) return { ok: true };
  const retryAt = row.retry_at === null || row.retry_at === "infinity" ? null : new Date(row.retry_at);
  return { ok: false, rule: row.refused.split(":")[0] ?? "", retryAt };
}

/**
 * Reserves an attempt in every budget, before the evidence is looked at. If one has no place, it rejects the attempt and reserves
 * nothing. It is one committed statement, so that parallel tries in any process can't share a place. `end` says how the attempt
 * ended; if no one does, it lapses after a minute and counts for nothing.
 */
export async function reserve(budgets: Budget[], now: Date): Promise<Reservation> {
  const [refusal] = await asSystem<RefusalRow>(
    Prisma.sql`select refused, retry_at::text from attempt_reserve(${now}, ${rulesOf(budgets)}::jsonb)`,
  );
  return readRefusal(refusal);
}

/**
 * Reserves one attempt for each of many, each in budgets of their own, in one committed statement. Returns the places in the list
 * of those who were rejected.
 */
export async function reserveEach(each: Budget[][], now: Date): Promise<Set<number>> {
  const lists = `[${each.map(rulesOf).join(",")}]`;
  const refused = await asSystem<{ place: number }>(Prisma.sql`
    select (place - 1)::int as place from jsonb_array_elements(${lists}::jsonb) with ordinality as one (budgets, place)
    cross join lateral attempt_reserve(${now}, one.budgets)`);
  return new Set(refused.map(({ place }) => place));
}

/** Writes budgets as attempt_give_back() takes them. */
export function keysOf(budgets: Budget[]): { ladders: string[]; windows: string[] } {
  const keys = (kind: "ladder" | "window") => budgets.filter(({ rule }) => kind in rule).map(({ key }) => key);
  return { ladders: keys("ladder"), windows: keys("window") };
}

/** Ends a reserved attempt. A right one clears its ladders and frees its places in windows; one that counts stays counted. */
export async function end(budgets: Budget[], how: End, now: Date): Promise<void> {
  if (budgets.length === 0) return;
  if (how === "right") {
    const { ladders, windows } = keysOf(budgets);
    await asSystem(Prisma.sql`select attempt_give_back(${ladders}, ${windows})::text`);
  } else {
    await asSystem(Prisma.sql`select attempt_end(${now}, ${rulesOf(budgets)}::jsonb, ${how === "counts"})::text`);
  }
}

/** Says that an attempt has to wait. */
export const toWaiting = ({ retryAt }: Refused): MustWait => ({ ok: false, reason: "wait", retryAt });

/**
 * Runs a check as one attempt: reserves it, then runs it by `runReserved`.
 */
export async function attempt<T>(
  budgets: Budget[],
  now: Date,
  check: () => Promise<T>,
  judge: (result: T) => End,
): Promise<T | MustWait> {
  if (budgets.length === 0) return check();
  const reserved = await reserve(budgets, now);
  return reserved.ok ? runReserved(budgets, now, check, judge) : toWaiting(reserved);
}

/** Runs a check whose attempt is reserved, and ends the attempt by what `judge` says of the result. If the check throws, nothing counts. */
export async function runReserved<T>(
  budgets: Budget[],
  now: Date,
  check: () => Promise<T>,
  judge: (result: T) => End,
): Promise<T> {
  let result: T;
  try {
    result = await check();
  } catch (error) {
    // If the database is away, this fails too, and the attempt lapses.
    await end(budgets, "unknown", now).catch(() => undefined);
    throw error;
  }
  await end(budgets, judge(result), now);
  return result;
}

type Judged = { ok: true } | { ok: false; reason: string };

/** Judges a result: right if it is ok, counted if its refusal is one of these, else nothing was judged. */
export const countsIf =
  (...wrong: string[]) =>
  (result: Judged): End =>
    result.ok ? "right" : wrong.includes(result.reason) ? "counts" : "unknown";

/** Judges work that costs its place when it is done, such as a mail that was sent. */
export const countsIfDone = (result: { ok: boolean }): End => (result.ok ? "counts" : "unknown");
