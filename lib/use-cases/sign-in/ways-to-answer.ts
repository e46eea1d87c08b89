import type { Standing } from "@/lib/access/sessions/standing";
import { mayAnswerByEmail } from "@/lib/methods/email-codes/may-answer";
import { listMethods } from "@/lib/use-cases/credentials/list";

/** A way to answer the challenge. */
export type Way = "app" | "passkey" | "email" | "recovery-code";

const wayOf = { totp: "app", passkey: "passkey", email: "email" } as const;

/**
 * Lists how this member really can answer the challenge now: the preferred method first, then the one used last (S3), recovery
 * codes at the end while there are any.
 */
export async function waysToAnswer(standing: Standing): Promise<Way[]> {
  const [methods, byEmail] = await Promise.all([listMethods(standing), mayAnswerByEmail(standing)]);
  const ways = methods.map(({ kind }) => wayOf[kind]).filter((way) => way !== "email" || byEmail);
  const codes: Way[] = standing.member.recoveryCodesLeft > 0 ? ["recovery-code"] : [];
  return [...new Set<Way>([...ways, ...codes])];
}
