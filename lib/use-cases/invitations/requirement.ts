import type { Params } from "@/lib/records/mail/catalogue";
import { graceFor } from "@/lib/rules/policy/grace";
import type { Policy, RoleName } from "@/lib/rules/policy/settings";

/** Returns what a policy will ask of someone who joins in a role now, in the words of the invitation. */
export function requirementFor(role: RoleName, policy: Policy, now: Date): Params<"invitation">["requirement"] {
  const { level } = policy.settings.requirement[role];
  if (level !== "required") return { kind: level };
  const due = new Date(policy.dueAt[role] ?? now);
  const grace = graceFor(role, policy, now);
  if (grace && grace > due) return { kind: "grace", days: policy.settings.graceDays };
  return due > now ? { kind: "by", date: due.toISOString() } : { kind: "now" };
}
