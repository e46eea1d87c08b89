import { isActive } from "@/lib/rules/policy/active";
import type { MemberFacts } from "@/lib/rules/policy/assess";
import { expiryOf, idleTime } from "./lifetimes";
import type { Stage, Step } from "./next-step";

/** Why a session was ended before its time, as its row says. */
export type SessionEnding =
  | "signed_out"
  | "ended_elsewhere"
  | "admin"
  | "method"
  | "password"
  | "reset"
  | "reset_over"
  | "codes"
  | "key"
  | "enrolled"
  | "limit";

/** Endings that the address of the sign-in page writes in other words. There, "password" is a new password that was just saved. */
const names = {
  signed_out: "signed-out",
  ended_elsewhere: "elsewhere",
  reset_over: "reset-over",
  password: "password-changed",
} as const;

/** Why someone who had a session has to sign in again. The sign-in page has one sentence for each. */
export type Because =
  | Exclude<SessionEnding, keyof typeof names>
  | (typeof names)[keyof typeof names]
  | "deactivated"
  | "idle"
  | "time"
  | "second-step-time"
  | "set-up-time"
  | "lifted"
  | "changed";

/** What is known of a session that is not live any more. */
export type EndedSession = {
  stage: Stage;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  ending: SessionEnding | null;
  member: Pick<MemberFacts, "role" | "joinedAt" | "deactivatedAt">;
};

/** Says why a session that was ended or ran out is over. Null: its row does not tell. */
export function whyEnded({ stage, createdAt, expiresAt, revokedAt, ending, member }: EndedSession): Because | null {
  if (!isActive(member)) return "deactivated";
  if (revokedAt) return ending && (ending in names ? names[ending as keyof typeof names] : (ending as Because));
  if (stage === "challenge") return "second-step-time";
  // A full session that a new requirement reached has the time of an enrolment. Its member's role may be another one since.
  const isWhole = (["member", "owner"] as const).some((role) => +expiryOf("full", role, createdAt) === +expiresAt);
  return stage === "full" && isWhole ? "time" : "set-up-time";
}

/** Says why a session that was neither ended nor ran out no longer counts. Null: it counts. */
export function whyOver(
  session: { stage: Stage; createdAt: Date },
  lastSeenAt: Date,
  member: EndedSession["member"],
  step: Step,
  now: Date,
): Because | null {
  if (session.stage === "full" && now.getTime() - lastSeenAt.getTime() > idleTime(member.role)) return "idle";
  // The role of this moment decides: a member who was given another role since has the lifetime of that role.
  if (session.stage === "full" && expiryOf("full", member.role, session.createdAt) <= now) return "time";
  if (step === "sign-in") return isActive(member) ? "changed" : "deactivated";
  // Nothing more is asked of it, yet a session that stopped during sign-in never became full. The member signs in again.
  if (step === "in" && session.stage !== "full") return session.stage === "enrolment" ? "lifted" : "changed";
  return null;
}
