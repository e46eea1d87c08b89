import type { Standing } from "@/lib/access/sessions/standing";
import { type CodeKind, otherCode, readTypedCode } from "@/lib/ground/typed-code";
import { openReset } from "@/lib/use-cases/resets/open";
import { answerWithApp } from "./answer-with-app";
import { answerWithEmailCode } from "./answer-with-email-code";
import type { Answer } from "./fail-challenge";
import { redeemRecoveryCode } from "./redeem-recovery-code";

/**
 * Completes a challenge with a typed code of any kind, whichever field it was typed into: a code is known by its shape. `asked` is the
 * kind that the field asks for, and only words the refusal of a text that has the shape of no code. A reset code does not complete a
 * challenge; it is told what became of its reset.
 */
export async function answerChallenge(standing: Standing, typed: string, asked: CodeKind = "app"): Promise<Answer> {
  const read = readTypedCode(typed);
  switch (read.kind) {
    case "app":
      return answerWithApp(standing, read.code);
    case "email":
      return answerWithEmailCode(standing, read.code);
    case "recovery":
      return redeemRecoveryCode(standing, read.code);
    case "reset":
      return openReset(standing, read.code);
    case "other":
      return otherCode(read.kind, asked);
  }
}
