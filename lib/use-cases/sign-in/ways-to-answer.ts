import type { Standing } from "@/lib/access/sessions/standing";
import { mayAnswerByEmail } from "@/lib/methods/email-codes/may-answer";
import { listMethods } from "@/lib/use-cases/credentials/list";

/** A way to complete the challenge. */
export type Way = "app" | "passkey" | "email" | "recovery-code";

const wayOf = { totp: "app", passkey: "passkey", email: "email" } as const;

/**
 * Lists the ways this member really can complete the challenge now: the preferred method first, then by last use (S3), and
 * recovery codes at the end if there are any.
 */
export async function waysToAnswer(standing: Standing): Promise<Way[]> {
  const [methods, byEmail] = await Promise.all([listMethods(standing), mayAnswerByEmail(standing)]);
  const ways = methods.map(({ kind }) => wayOf[kind]).filter((way) => way !== "email" || byEmail);
  const codes: Way[] = standing.member.recoveryCodesLeft > 0 ? ["recovery-code"] : [];
  return [...new Set<Way>([...ways, ...codes])];
}
