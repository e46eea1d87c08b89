import { z } from "zod";
import { nameField } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import type { Asked, CreationOptions, RequestOptions } from "@/components/passkeys/ceremony";
import type { Standing } from "@/lib/access/sessions/standing";
import { registrationOptions } from "@/lib/methods/passkeys/options";
import type { AssertionResponse, RegistrationResponse } from "@/lib/methods/passkeys/response";
import { type ConfirmedPasskey, confirmPasskey } from "@/lib/use-cases/enrolment/confirm-passkey";
import { registerPasskey } from "@/lib/use-cases/enrolment/register-passkey";
import { fields } from "@/words/fields";
import { commonRefusals } from "@/words/refusals/common";
import { securityRefusals } from "@/words/refusals/security";
import { say } from "@/words/sentences";

/** The name of a new passkey as chosen, or "" if the product is to find one. */
export const passkeyName = z.union([z.literal(""), nameField("name", 60)]);

/** Checks the name that a member chose, before the browser's dialog opens (E8). Returns the options of the registration. */
export async function askForPasskey(standing: Standing, name: string | null): Promise<Asked<CreationOptions>> {
  if (name === null) return { message: (await readWords(fields))["passkey-name"] };
  return { options: await registrationOptions(standing) };
}

/** Takes what the first dialog made, and asks for the second. */
export async function takePasskey(
  standing: Standing,
  name: string | null,
  replaces: string | null,
  response: RegistrationResponse | null,
): Promise<Asked<RequestOptions>> {
  if (name === null || !response) return { message: (await readWords(commonRefusals)).unreadable };
  const result = await registerPasskey(standing, { name, replaces, response });
  return result.ok
    ? { options: result.options }
    : { message: say((await readWords(securityRefusals)).passkeySetUp, result) };
}

/** Takes what the second dialog proved. Only now the passkey works. */
export async function takeFirstUse(
  standing: Standing,
  response: AssertionResponse | null,
): Promise<Extract<ConfirmedPasskey, { ok: true }> | (FormState & { ok?: never })> {
  if (!response) return { message: (await readWords(commonRefusals)).unreadable };
  const result = await confirmPasskey(standing, response);
  return result.ok ? result : { message: say((await readWords(securityRefusals)).passkeySetUp, result) };
}
