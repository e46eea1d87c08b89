import { sayDay } from "@/lib/rules/policy/changes";
import type { Problem } from "@/lib/rules/policy/check";
import type { Coverage, Rehearsal } from "@/lib/rules/policy/rehearse";
import type { Saved, Theirs } from "@/lib/use-cases/policy-admin/draft";
import type { Published } from "@/lib/use-cases/policy-admin/publish";

const number = new Intl.NumberFormat("en-GB");

/** Writes a count of people: "1 member", "1,204 members". */
export const people = (n: number, one = "member") => `${number.format(n)} ${n === 1 ? one : `${one}s`}`;

/** Says what requiring a second factor of everybody means, or would mean. */
export function sayCoverage({ members, covered, blocked, inGrace, exempt }: Coverage, on: boolean): string {
  if (members === covered)
    return members === 1 ? "You are the only member, and covered." : `All ${people(members)} are covered.`;
  const parts = [`${number.format(covered)} of ${people(members)} are covered.`];
  const must = on ? "must enrol at their next request" : "would have to enrol at their next request";
  if (blocked > 0) parts.push(`${on ? "" : "Switched on, "}${number.format(blocked)} ${must}.`);
  if (inGrace > 0) parts.push(`${number.format(inGrace)} ${inGrace === 1 ? "has" : "have"} time until their day.`);
  if (exempt > 0) parts.push(`${number.format(exempt)} ${exempt === 1 ? "is" : "are"} exempt.`);
  return parts.join(" ");
}

/** Says what a rehearsal finds beside the members who sign in: invitations, exemptions, owners. */
export function sayBeside({ invited, exempt, owners }: Rehearsal): string {
  const parts = [
    invited > 0 && `${people(invited, "invitation")} open: whoever accepts meets this policy while joining.`,
    exempt > 0 && `${people(exempt)} exempt.`,
    `${number.format(owners.covered)} of ${people(owners.all, "owner")} would be covered.`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** Says who depends on a method alone. */
export function sayDependence(only: number, allowed: boolean): string {
  if (only === 0) return "Nobody depends on it alone.";
  const who = only === 1 ? "1 member has" : `${number.format(only)} members have`;
  return allowed
    ? `${who} nothing else.`
    : `${who} nothing else: they answer with it once more and then enrol an accepted method.`;
}

const roleNames = { member: "Members", helpdesk: "Help desk", admin: "Admins", owner: "Owners" };
const fromFields = { member: "from", helpdesk: "helpdeskFrom", admin: "adminFrom", owner: "ownerFrom" };

/** Says a problem at the field that can mend it. */
export function sayProblem(problem: Problem): [field: string, sentence: string] {
  switch (problem.reason) {
    case "laxer-than-members":
      return [
        problem.role,
        `${roleNames[problem.role]} have to be asked for at least as much, and as early, as members.`,
      ];
    case "required-already":
      return [
        fromFields[problem.role],
        `Required since ${sayDay(problem.since)}. A later day would take that back: exempt who needs more time, or switch the requirement off first.`,
      ];
    case "no-strong-method":
      return [
        "totp",
        "Where two-factor is required, allow authenticator apps or passkeys: email codes alone are too weak.",
      ];
    case "no-method":
      return ["totp", "Allow at least one method."];
    case "no-domains":
      return ["domains", "Name at least one domain, like example.com."];
    case "too-few-admins":
      return ["resetMembers", "Two people have to approve. Make somebody else an admin first."];
    case "too-few-owners":
      return ["resetOwners", "A second owner can approve where there are three. Make somebody else an owner first."];
  }
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** Says who was first, and what they did; the typed form stays. */
export function sayTheirs({ by, at, changes, published }: Theirs): string {
  const did = published ? "published another version" : "saved a draft";
  const what = changes.length > 0 ? ` (${changes.join("; ")})` : "";
  return `${by ?? "Somebody"} ${did} at ${clock.format(at)} UTC, while you were editing${what}. Your changes are still in this form and not saved.`;
}

type Refusal =
  | Extract<Published, { ok: false }>["reason"]
  | Exclude<Extract<Saved, { ok: false }>["reason"], "conflict">;

/** Says why a policy was not saved or published. */
export const refusals: Record<Exclude<Refusal, "stale" | "unrehearsed">, string> = {
  "not-covered": "You can't require two-factor authentication before you use it yourself. Set it up, then come back.",
  "enrol-first":
    "A code by mail is not enough for this. Set up an authenticator app, a passkey or a security key, then come back.",
  "no-factor": "You can't require two-factor authentication before you use it yourself. Set it up, then come back.",
  plan: "Your plan lets people use two-factor authentication, and lets nobody require it.",
  waiting: "A published version waits for its day. Undo it first, then change it.",
  unchanged: "Nothing differs from the policy in force.",
  changed: "Somebody changed the draft since you saw it. Nothing was published.",
  "day-passed": "The planned day has begun. Choose a later one, or publish at once.",
  problems: "Something in this draft can no longer be published. Rehearse it again.",
};
