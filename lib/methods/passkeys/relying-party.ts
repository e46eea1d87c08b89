import { env } from "@/lib/ground/env";

/** The party that asks for a passkey. RP ID and origin come from APP_URL alone, never from a request. */
export type RelyingParty = { id: string; origin: string };

/** Returns this installation's identity for authenticators. */
export function relyingParty(): RelyingParty {
  const { hostname, origin } = env().appUrl;
  return { id: hostname, origin };
}
