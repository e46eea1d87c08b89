import type { Brand } from "@/lib/rules/brand/brand";
import type { MemberFacts } from "@/lib/rules/policy/assess";
import { readPolicy } from "@/lib/rules/policy/document";
import type { Policy } from "@/lib/rules/policy/settings";
import type { ResetFacts } from "@/lib/rules/sign-in/next-step";

/** What a decision about a session knows about its member: everything but what the session has proven. */
export type SessionFacts = {
  member: MemberFacts & {
    id: string;
    name: string;
    email: string;
    codesSavedAt: Date | null;
    distrustedAt: Date | null;
    promptedAt: Date | null;
    preferredCredentialId: string | null;
    lockedAt: Date | null;
    unlockedBy: "admin" | "password" | null;
    /** What they chose in their profile, or null. */
    language: string | null;
    timeZone: string | null;
  };
  workspace: {
    id: string;
    slug: string;
    name: string;
    plan: "business" | "enterprise";
    /** Who people can reach when they are locked out, in the admins' words. */
    supportContact: string | null;
    /** When it is to be deleted. Null: it stays. */
    deleteAt: Date | null;
  } & Brand;
  policy: Policy;
  reset: ResetFacts | null;
};

type Stored = Omit<SessionFacts, "policy"> & { policy: { version: number; settings: unknown; dueAt: unknown } };

/** Reads the result of the database's member_facts(). Throws if the policy is malformed: it fails closed. */
export function readFacts(answer: unknown): SessionFacts {
  const { member, workspace, policy, reset } = answer as Stored;
  return {
    member: reviveDates(member),
    workspace: reviveDates(workspace),
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
