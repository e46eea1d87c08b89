"use server";

import { redirect } from "next/navigation";
import { action, given } from "@/app/action";
import { readWords } from "@/components/language/read-words";
import type { Asked, RequestOptions } from "@/components/passkeys/ceremony";
import type { Judged } from "@/components/passkeys/passkey-button";
import { requireStep } from "@/lib/access/sessions/require";
import { onward } from "@/lib/ground/onward";
import { assertionOptions } from "@/lib/methods/passkeys/options";
import { assertionResponse } from "@/lib/methods/passkeys/response";
import { answerWithPasskey } from "@/lib/use-cases/sign-in/answer-with-passkey";
import { commonRefusals } from "@/words/refusals/common";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";
import { enter } from "./enter";

/** Returns the options for using a passkey or security key as the second step. */
export const askForPasskey = action([given.slug], async (slug): Promise<Asked<RequestOptions>> => {
  const standing = await requireStep(slug, "second-factor");
  return { options: await assertionOptions(standing, "second-factor") };
});

/** Does the second step with a passkey or security key. */
export const verifyWithPasskey = action(
  [given.slug, given.by(assertionResponse)],
  async (slug, answer): Promise<Judged> => {
    const standing = await requireStep(slug, "second-factor");
    if (!answer) return { message: (await readWords(commonRefusals)).unreadable };
    const result = await answerWithPasskey(standing, answer);
    if (result.ok) return enter(standing, result, "other");
    if (result.reason === "ended") redirect(onward.signIn(slug, { because: "codes" }));
    return { message: say((await readWords(signInRefusals)).challenge, result) };
  },
);
