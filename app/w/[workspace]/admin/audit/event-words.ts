import type { Action } from "@/lib/records/audit/actions";
import { readChanges } from "@/lib/rules/policy/changes";
import { roles } from "@/lib/rules/policy/settings";
import { amount } from "@/words/en/amounts";
import { methodWords, sayProofs } from "@/words/en/methods";
import { sayChanges } from "@/words/en/policy-changes";
import { roleWords } from "@/words/en/roles";
import { actionWords } from "./action-words";

/** What the text of an audit entry says beyond its columns. */
export type Entry = { who: string | null; address: string | null; data: Record<string, unknown> };

/** Reads the text of an audit entry. It names the person if that was not a member. */
export function readEntry(text: string): Entry {
  const { actor, address, data } = JSON.parse(text) as {
    actor?: { kind?: string; name?: string };
    address?: string | null;
    data?: Record<string, unknown>;
  };
  const who = {
    operator: `the operator${actor?.name ? ` (${actor.name})` : ""}`,
    system: "Gatehouse",
    unknown: "somebody unknown",
  };
  return { who: who[actor?.kind as keyof typeof who] ?? null, address: address ?? null, data: data ?? {} };
}

const role = (value: unknown) => {
  const found = roles.find((name) => name === value);
  return found ? roleWords[found].name.toLowerCase() : "";
};

const ways: Record<string, string> = {
  invitation: "By invitation.",
  "sign-up": "By signing up.",
};

const details: { [A in Action]?: (data: Record<string, unknown>) => string } = {
  "member.role_changed": ({ from, to }) => `From ${role(from)} to ${role(to)}.`,
  "member.invited": ({ email, role: as }) => `${email ?? ""} as ${role(as)}.`,
  "member.invitation_resent": ({ email }) => String(email ?? ""),
  "member.invitation_withdrawn": ({ email }) => String(email ?? ""),
  "member.locked": ({ sessions }) => (typeof sessions === "number" ? `${amount(sessions, "session")} ended.` : ""),
  "member.reported": ({ by }) => (by === "mail" ? "By the link in a notice." : "From their own session."),
  "member.renamed": sayChange,
  "member.email_changed": ({ from, email }) => sayChange({ from, to: email }),
  "member.joined": ({ by }) => ways[String(by)] ?? "",
  "session.signed_in": ({ amr }) => sayWith(amr),
  "session.ended": ({ sessions }) => (typeof sessions === "number" ? amount(sessions, "session") : ""),
  "member.deactivated": ({ sessions }) =>
    typeof sessions === "number" && sessions > 0 ? `${amount(sessions, "session")} ended.` : "",
  "credential.added": ({ method }) => sayMethod(method),
  "credential.distrusted": () => "Its counter went back.",
  "credential.removed": ({ method }) => sayMethod(method),
  "act.refused": ({ act, reason }) => `${sayKey(act)}: ${sayKey(reason).toLowerCase()}.`,
  "members.exported": ({ rows }) => (typeof rows === "number" ? amount(rows, "row") : ""),
  "audit.exported": ({ events }) => (typeof events === "number" ? amount(events, "event") : ""),
  "workspace.settings_changed": ({ changed }) =>
    `${(Array.isArray(changed) ? changed : []).map(sayKey).join(", ")}.`,
  "application.added": sayName,
  "application.changed": ({ name, changed }) =>
    `${name}: ${(Array.isArray(changed) ? changed : []).map((key) => sayKey(key).toLowerCase()).join(", ")}.`,
  "application.paused": sayName,
  "application.resumed": sayName,
  "application.deleted": sayName,
  "application.secret_added": sayName,
  "application.secret_removed": sayName,
  "application.reached": ({ name, acr, amr }) => `${name}, ${String(acr)}: ${Array.isArray(amr) ? amr.join(" ") : ""}.`,
  "application.refused": ({ name, reason }) => `${name}: ${sayKey(reason).toLowerCase()}.`,
  "application.left": sayName,
  "policy.drafted": sayPolicy,
  "policy.published": sayPolicy,
  "policy.asked": ({ version, heldUntil }) => `Version ${version}.${heldUntil ? ` Held until ${heldUntil}.` : ""}`,
  "policy.approved": sayVersion,
  "policy.refused": sayVersion,
  "policy.withdrawn": sayVersion,
  "policy.stopped": sayVersion,
  "policy.lapsed": sayVersion,
};

/** Says a key of ours by its words: "end-sessions" is "End sessions". */
function sayKey(key: unknown): string {
  const words = String(key ?? "").replace(/[._-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Says a change of a name or an address. Texts that were erased with their member are empty. */
function sayChange({ from, to }: Record<string, unknown>): string {
  return from && to ? `From ${from} to ${to}.` : "The member was deleted, and what was said here with them.";
}

function sayName({ name }: Record<string, unknown>): string {
  return String(name ?? "");
}

const sayMethod = (method: unknown) => methodWords[method as keyof typeof methodWords] ?? "";

function sayWith(amr: unknown): string {
  const proofs = sayProofs(Array.isArray(amr) ? amr.map(String) : []);
  return proofs && `With ${proofs}.`;
}

function sayPolicy({ version, changes: kept }: Record<string, unknown>): string {
  const { changes, others } = readChanges(kept);
  const said = [...sayChanges(changes), ...others].map((change) => `${change}.`);
  return [...(version ? [`Version ${version}.`] : []), ...said].join(" ");
}

function sayVersion({ version }: Record<string, unknown>): string {
  return version ? `Version ${version}.` : "";
}

/** Says an event in words: what happened, and its details if there are some. */
export function sayEvent(action: string, { data }: Entry): { title: string; detail: string } {
  const known = Object.hasOwn(actionWords, action) ? (action as Action) : null;
  return { title: known ? actionWords[known] : action, detail: (known && details[known]?.(data)) || "" };
}
