"use server";

import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import type { Asked, CreationOptions, RequestOptions } from "@/components/passkeys/ceremony";
import { continueSession } from "@/lib/access/sessions/enter";
import { requireStep } from "@/lib/access/sessions/require";
import type { Standing } from "@/lib/access/sessions/standing";
import { assertionResponse, registrationResponse } from "@/lib/methods/passkeys/response";
import { enrol } from "@/words/enrol";
import { askForPasskey, passkeyName, takeFirstUse, takePasskey } from "../passkey-steps";

const notAllowed = async () => ({ message: (await readWords(enrol)).noPasskeys });
const accepts = ({ policy }: Standing) => policy.settings.methods.passkey;

/** Returns the options for making a passkey during sign-in. */
export const askPasskey = action(
  [given.slug, given.by(passkeyName)],
  async (slug, name): Promise<Asked<CreationOptions>> => {
    const standing = await requireStep(slug, "enrol");
    return accepts(standing) ? askForPasskey(standing, name) : notAllowed();
  },
);

/** Takes the passkey that was made, and returns the options for using it once. */
export const registerPasskey = action(
  [given.slug, given.by(passkeyName), given.by(registrationResponse)],
  async (slug, name, answer): Promise<Asked<RequestOptions>> => {
    const standing = await requireStep(slug, "enrol");
    return accepts(standing) ? takePasskey(standing, name, null, answer) : notAllowed();
  },
);

/** Takes its first use. From now on it works. */
export const confirmPasskey = action(
  [given.slug, given.by(assertionResponse)],
  async (slug, answer): Promise<FormState> => {
    const standing = await requireStep(slug, "enrol");
    const taken = await takeFirstUse(standing, answer);
    return taken.ok ? continueSession(slug, taken) : taken;
  },
);
