"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import type { Asked, RequestOptions } from "@/components/passkeys/ceremony";
import type { Judged } from "@/components/passkeys/passkey-button";
import { writeSessionToken } from "@/lib/access/auth";
import { isFresh } from "@/lib/access/sessions/freshness";
import { requireSession } from "@/lib/access/sessions/require";
import { onward } from "@/lib/ground/onward";
import { routes } from "@/lib/ground/routes";
import { mailCode } from "@/lib/methods/email-codes/mail-code";
import { assertionOptions } from "@/lib/methods/passkeys/options";
import { assertionResponse } from "@/lib/methods/passkeys/response";
import { stepUpWithPasskey } from "@/lib/use-cases/step-up/step-up-with-passkey";
import { codeRefusals } from "@/words/refusals/codes";
import { commonRefusals } from "@/words/refusals/common";
import { securityRefusals } from "@/words/refusals/security";
import { say } from "@/words/sentences";
import { verify } from "@/words/verify";
import { goOn, readWaiting } from "./go-on";

/** Returns the options for confirming with a passkey or security key. */
export const askForStepUp = action([given.slug], async (slug): Promise<Asked<RequestOptions>> => {
  const standing = await requireSession(slug);
  return { options: await assertionOptions(standing, "step-up") };
});

/**
 * Confirms with a passkey or security key. One that verified its user is enough. After any other the password is still
 * owed, and the page asks for nothing else.
 */
export const confirmWithPasskey = action(
  [given.slug, given.text, given.by(assertionResponse)],
  async (slug, ticket, answer): Promise<Judged> => {
    const standing = await requireSession(slug);
    if (!answer) return { message: (await readWords(commonRefusals)).unreadable };
    const result = await stepUpWithPasskey(standing, answer);
    if (!result.ok && result.reason === "counter") redirect(onward.signIn(slug, { because: "key" }));
    if (!result.ok) return { message: say((await readWords(securityRefusals)).stepUp, result) };
    await writeSessionToken(result.token, standing.session.expiresAt);
    const waiting = readWaiting(standing, ticket);
    if (isFresh(await requireSession(slug), waiting.proof)) return goOn(slug, waiting);
    redirect(routes.confirm(slug, { ticket }));
  },
);

/**
 * Confirms with a passkey or security key in a form that also asks for the password. The page around it stays, and no
 * longer asks for a code.
 */
export const confirmInPlace = action(
  [given.slug, given.by(assertionResponse)],
  async (slug, answer): Promise<Judged> => {
    const standing = await requireSession(slug);
    if (!answer) return { message: (await readWords(commonRefusals)).unreadable };
    const result = await stepUpWithPasskey(standing, answer);
    if (!result.ok && result.reason === "counter") redirect(onward.signIn(slug, { because: "key" }));
    if (!result.ok) return { message: say((await readWords(securityRefusals)).stepUp, result) };
    await writeSessionToken(result.token, standing.session.expiresAt);
    return { ok: true };
  },
);

/** Mails a code that confirms that it is the member. */
export const mailStepUpCode = action([given.slug], async (slug): Promise<FormState> => {
  const standing = await requireSession(slug);
  if (standing.member.emailCount === 0)
    return { message: (await readWords(codeRefusals)).mailedCodesUnavailable["no-email-method"] };
  const mailed = await mailCode(standing, "step-up");
  if (!mailed.ok) return { message: say((await readWords(securityRefusals)).codeMail, mailed) };
  return { ok: true, message: (await readWords(verify)).mailed(standing.member.email) };
});
