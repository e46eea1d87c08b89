import type { Problem } from "@/lib/rules/policy/check";
import type { Coverage } from "@/lib/rules/policy/coverage";
import type { Rehearsal } from "@/lib/rules/policy/rehearse";
import type { Theirs } from "@/lib/use-cases/policy-admin/draft";
import { amount } from "@/words/en/amounts";
import { sayChanges, sayDay } from "@/words/en/policy-changes";
import { roleWords } from "@/words/en/roles";

const number = new Intl.NumberFormat("en-GB");

/** Writes a count of people: "1 member", "1,204 members". */
export const people = (n: number, one = "member") => amount(n, one);

type Counts = Pick<Coverage, "active" | "covered" | "blocked" | "inGrace" | "exempt">;

/** Says what requiring a second factor of all members means, or would mean. */
export function sayCoverage(coverage: Counts, on: boolean, available = true): string {
  const { active: members, covered, blocked, inGrace, exempt } = coverage;
  if (members === covered)
    return members === 1 ? "You are the only member, and covered." : `All ${people(members)} are covered.`;
  const parts = [`${number.format(covered)} of ${people(members)} are covered.`];
  // Where the plan has no requirement, none can be switched on, and no one has a day.
  if (!available) return parts.join(" ");
  const must = on ? "must enrol at their next request" : "would have to enrol at their next request";
  if (blocked > 0) parts.push(`${on ? "" : "Switched on, "}${number.format(blocked)} ${must}.`);
  if (inGrace > 0) parts.push(`${number.format(inGrace)} ${inGrace === 1 ? "has" : "have"} time until their day.`);
  if (exempt > 0) parts.push(`${number.format(exempt)} ${exempt === 1 ? "is" : "are"} exempt.`);
  return parts.join(" ");
}

/** Says what a rehearsal finds apart from the members who sign in: invitations, exemptions, owners. */
export function sayBeside({ invited, exempt, owners }: Rehearsal): string {
  const parts = [
    invited > 0 && `${people(invited, "invitation")} open: whoever accepts meets this policy while joining.`,
    exempt > 0 && `${people(exempt)} exempt.`,
    `${number.format(owners.covered)} of ${people(owners.all, "owner")} would be covered.`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** Says how many members depend on a method alone. */
export function sayDependence(only: number, allowed: boolean, required: boolean): string {
  if (only === 0) return "Nobody depends on it alone.";
  const who = only === 1 ? "1 member has" : `${number.format(only)} members have`;
  if (allowed) return `${who} nothing else.`;
  if (!required) return `${who} nothing else: it still signs them in, because no second factor is required.`;
  return `${who} nothing else: they answer with it once more and then enrol an accepted method.`;
}

const fromFields = { member: "from", helpdesk: "helpdeskFrom", admin: "adminFrom", owner: "ownerFrom" };

/** Says a problem at the field that can fix it. */
export function sayProblem(problem: Problem): [field: string, sentence: string] {
  switch (problem.reason) {
    case "laxer-than-members":
      return [
        problem.role,
        `${roleWords[problem.role].all} have to be asked for at least as much, and as early, as members.`,
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

/** Says who made the earlier edit, and what they did. The typed form stays. */
export function sayTheirs({ by, at, changes, published }: Theirs): string {
  const did = published ? "published another version" : "saved a draft";
  const what = changes.length > 0 ? ` (${sayChanges(changes).join("; ")})` : "";
  return `${by ?? "Somebody"} ${did} at ${clock.format(at)} UTC, while you were editing${what}. Your changes are still in this form and not saved.`;
}
