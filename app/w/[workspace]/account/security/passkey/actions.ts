"use server";

import type { FormState } from "@/components/form-state";
import type { Asked, CreationOptions, RequestOptions } from "@/components/passkeys/ceremony";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { requireSession } from "@/lib/access/sessions/require";
import type { Waiting } from "@/lib/access/sessions/return-ticket";
import { readId } from "@/lib/ground/ids";
import { askForPasskey, takeFirstUse, takePasskey } from "../../../passkey-steps";
import { requireFresh } from "../../confirm/require-fresh";
import { finishEnrolment } from "../finish-enrolment";

const notAllowed = { message: "This workspace does not accept passkeys or security keys." };
const adding = { at: ["securityPasskey"], proof: "replace" } satisfies Waiting;
const accepts = ({ policy }: FullStanding) => policy.settings.methods.passkey;

/** Returns the options for making a passkey. */
export async function askPasskey(slug: string, name: string): Promise<Asked<CreationOptions>> {
  const standing = await requireSession(slug);
  requireFresh(standing, adding);
  return accepts(standing) ? askForPasskey(standing, name) : notAllowed;
}

/** Takes the passkey that was made, and returns the options for using it once. */
export async function registerNewPasskey(
  slug: string,
  replaces: string | null,
  name: string,
  answer: unknown,
): Promise<Asked<RequestOptions>> {
  const standing = await requireSession(slug);
  const old = readId(replaces);
  requireFresh(standing, { ...adding, at: ["securityPasskey", { replace: old }] });
  if (!accepts(standing)) return notAllowed;
  return takePasskey(standing, name, old, answer);
}

/** Takes its first use. From now on it works. */
export async function confirmNewPasskey(slug: string, answer: unknown): Promise<FormState> {
  const standing = await requireSession(slug);
  requireFresh(standing, adding);
  const taken = await takeFirstUse(standing, answer);
  return taken.ok ? finishEnrolment(standing, taken) : taken;
}
