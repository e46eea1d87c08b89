"use client";

import { useEffect, useState } from "react";
import { hasOwnAuthenticator, knowsPasskeys } from "./ceremony";

const unknown = "This browser can't use passkeys or security keys on this page. Use another browser, or another way.";
const notOfItsOwn =
  "This device offers the browser no fingerprint, face or PIN of its own. A security key or your phone will do.";

/** Finds out what this browser or device lacks for passkeys: null if nothing, or as long as it is unknown. */
function useMissing(): { what: "browser" | "device"; why: string } | null {
  const [missing, setMissing] = useState<ReturnType<typeof useMissing>>(null);
  useEffect(() => {
    if (!knowsPasskeys()) setMissing({ what: "browser", why: unknown });
    else hasOwnAuthenticator().then((has) => setMissing(has ? null : { what: "device", why: notOfItsOwn }));
  }, []);
  return missing;
}

/** Explains what this browser or device lacks for passkeys (M2); renders nothing if it lacks nothing. */
export function Availability({ id }: { id?: string }) {
  const missing = useMissing();
  return (
    missing && (
      <p id={id} className="text-13 text-ink-soft">
        {missing.why}
      </p>
    )
  );
}
