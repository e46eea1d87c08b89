"use server";

import type { FormState } from "@/components/form-state";
import type { Asked, CreationOptions, RequestOptions } from "@/components/passkeys/ceremony";
import { continueSession } from "@/lib/access/sessions/enter";
import { requireStep } from "@/lib/access/sessions/require";
import type { Standing } from "@/lib/access/sessions/standing";
import { askForPasskey, takeFirstUse, takePasskey } from "../passkey-steps";

const notAllowed = { message: "This workspace does not accept passkeys or security keys." };
const accepts = ({ policy }: Standing) => policy.settings.methods.passkey;

/** Returns the options for making a passkey during sign-in. */
export async function askPasskey(slug: string, name: string): Promise<Asked<CreationOptions>> {
  const standing = await requireStep(slug, "enrol");
  return accepts(standing) ? askForPasskey(standing, name) : notAllowed;
}

/** Takes the passkey that was made, and returns the options for using it once. */
export async function registerPasskey(slug: string, name: string, answer: unknown): Promise<Asked<RequestOptions>> {
  const standing = await requireStep(slug, "enrol");
  return accepts(standing) ? takePasskey(standing, name, null, answer) : notAllowed;
}

/** Takes its first use. From now on it works. */
export async function confirmPasskey(slug: string, answer: unknown): Promise<FormState> {
  const standing = await requireStep(slug, "enrol");
  const taken = await takeFirstUse(standing, answer);
  return taken.ok ? continueSession(slug, taken) : taken;
}
