import { env } from "@/lib/ground/env";

/** Who asks for a passkey: RP ID and origin come from APP_URL alone, never from a request. */
export type RelyingParty = { id: string; origin: string };

/** Reads who this installation is to an authenticator. */
export function relyingParty(): RelyingParty {
  const { hostname, origin } = env().appUrl;
  return { id: hostname, origin };
}
