"use server";

import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import type { Asked, CreationOptions, RequestOptions } from "@/components/passkeys/ceremony";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { requireSession } from "@/lib/access/sessions/require";
import type { Waiting } from "@/lib/access/sessions/return-ticket";
import { assertionResponse, registrationResponse } from "@/lib/methods/passkeys/response";
import { enrol } from "@/words/enrol";
import { askForPasskey, passkeyName, takeFirstUse, takePasskey } from "../../../passkey-steps";
import { requireFresh } from "../../confirm/require-fresh";
import { finishEnrolment } from "../finish-enrolment";

const notAllowed = async () => ({ message: (await readWords(enrol)).noPasskeys });
const adding = { at: ["securityPasskey"], proof: "replace" } satisfies Waiting;
const accepts = ({ policy }: FullStanding) => policy.settings.methods.passkey;

/** Returns the options for making a passkey. */
export const askPasskey = action(
  [given.slug, given.by(passkeyName)],
  async (slug, name): Promise<Asked<CreationOptions>> => {
    const standing = await requireSession(slug);
    requireFresh(standing, adding);
    return accepts(standing) ? askForPasskey(standing, name) : notAllowed();
  },
);

/** Takes the passkey that was made, and returns the options for using it once. */
export const registerNewPasskey = action(
  [given.slug, given.optionalId, given.by(passkeyName), given.by(registrationResponse)],
  async (slug, replaces, name, answer): Promise<Asked<RequestOptions>> => {
    const standing = await requireSession(slug);
    requireFresh(standing, { ...adding, at: ["securityPasskey", { replace: replaces }] });
    if (!accepts(standing)) return notAllowed();
    return takePasskey(standing, name, replaces, answer);
  },
);

/** Takes its first use. From now on it works. */
export const confirmNewPasskey = action(
  [given.slug, given.by(assertionResponse)],
  async (slug, answer): Promise<FormState> => {
    const standing = await requireSession(slug);
    requireFresh(standing, adding);
    const taken = await takeFirstUse(standing, answer);
    return taken.ok ? finishEnrolment(standing, taken) : taken;
  },
);
