import type { MemberFacts } from "@/lib/rules/policy/assess";
import { readPolicy } from "@/lib/rules/policy/document";
import type { Policy } from "@/lib/rules/policy/settings";
import type { ResetFacts } from "@/lib/rules/sign-in/next-step";

/** What is known about a member when a session is decided on: everything but what the session has proven. */
export type SessionFacts = {
  member: MemberFacts & {
    id: string;
    name: string;
    email: string;
    codesSavedAt: Date | null;
    distrustedAt: Date | null;
    promptedAt: Date | null;
    preferredCredentialId: string | null;
  };
  workspace: { id: string; slug: string; name: string; plan: "business" | "enterprise" };
  policy: Policy;
  reset: ResetFacts | null;
};

type Stored = Omit<SessionFacts, "policy"> & { policy: { version: number; settings: unknown; dueAt: unknown } };

/** Reads what the database's member_facts() answered. Throws where the policy is none: in doubt, no. */
export function readFacts(answer: unknown): SessionFacts {
  const { member, workspace, policy, reset } = answer as Stored;
  return {
    member: reviveDates(member),
    workspace,
    policy: readPolicy(policy, workspace.plan),
    reset: reset && reviveDates(reset),
  };
}

/** Turns the times of a row that came as JSON back into dates, in place. */
export function reviveDates<T extends object>(row: T): T {
  const values = row as Record<string, unknown>;
  for (const [name, value] of Object.entries(values))
    if (/(At|Until)$/.test(name) && typeof value === "string") values[name] = new Date(value);
  return row;
}
