"use client";

import { useEffect } from "react";
import { signalAccepted } from "./ceremony";

type Props = { rpId: string; userId: string; credentialIds: string[] };

/** Tells the browser which of the account's passkeys still work, so that it stops offering removed ones. Draws nothing. */
export function SignalAccepted({ rpId, userId, credentialIds }: Props) {
  const ids = credentialIds.join(",");
  useEffect(() => {
    signalAccepted(rpId, userId, ids ? ids.split(",") : []);
  }, [rpId, userId, ids]);
  return null;
}
