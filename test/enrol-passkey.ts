import type { Standing } from "@/lib/access/sessions/standing";
import { registrationOptions } from "@/lib/methods/passkeys/options";
import { confirmPasskey } from "@/lib/use-cases/enrolment/confirm-passkey";
import { registerPasskey } from "@/lib/use-cases/enrolment/register-passkey";
import { Authenticator } from "./authenticator";
import { callAt } from "./people";

/** The page every authenticator of the tests is asked by. */
export const page = { rpId: "localhost", origin: "http://localhost:3000" };

/** Enrols a passkey in a session: named, made, and used once. `make` says what the authenticator is like. */
export async function enrolPasskey(standing: Standing, now: Date, make = {}, replaces: string | null = null) {
  const key = new Authenticator(page, make);
  const response = key.create(await registrationOptions(callAt(standing, now)));
  const registered = await registerPasskey(callAt(standing, now), { name: "Blue key", replaces, response });
  if (!registered.ok) throw new Error(registered.reason);
  const confirmed = await confirmPasskey(callAt(standing, now), key.get(registered.options));
  if (!confirmed.ok) throw new Error(confirmed.reason);
  return { key, confirmed };
}
