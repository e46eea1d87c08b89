import type { Action } from "@/lib/records/audit/actions";
import { readChanges } from "@/lib/rules/policy/changes";
import type { events } from "@/words/events";
import type { policyChanges } from "@/words/policy-changes";

/** What the text of an audit entry says beyond its columns. */
export type Entry = {
  /** Who acted if that was not a member. */
  other: { kind: "operator" | "system" | "unknown"; name: string | null } | null;
  address: string | null;
  data: Record<string, unknown>;
};

/** Reads the text of an audit entry. */
export function readEntry(text: string): Entry {
  const { actor, address, data } = JSON.parse(text) as {
    actor?: { kind?: string; name?: string };
    address?: string | null;
    data?: Record<string, unknown>;
  };
  const kind = (["operator", "system", "unknown"] as const).find((one) => one === actor?.kind);
  return {
    other: kind ? { kind, name: actor?.name ?? null } : null,
    address: address ?? null,
    data: data ?? {},
  };
}

/** The words that an event is said in. */
export type EventWords = (typeof events)["en"] & Pick<(typeof policyChanges)["en"], "sayChanges">;

/** Names who acted if that was not a member. */
export function sayOther({ who }: EventWords, { other }: Entry): string | null {
  if (!other) return null;
  return other.kind === "operator" ? who.operator(other.name) : who[other.kind];
}

/** Says an event in words: what happened, its details if there are some, and what it changed of the policy. */
export function sayEvent(words: EventWords, action: string, { data }: Entry) {
  // A missing title does not compile.
  const titles: Record<Action, string> = words.actionWords;
  const known = Object.hasOwn(titles, action) ? (action as Action) : null;
  const { changes, others } = readChanges(action.startsWith("policy.") ? data.changes : undefined);
  const changed = [...words.sayChanges(changes), ...others];
  const said = known ? [words.details[known]?.(data), ...changed.map((change) => `${change}.`)] : [];
  return {
    title: known ? titles[known] : action,
    detail: said.filter(Boolean).join(" "),
    changes: changed,
  };
}
