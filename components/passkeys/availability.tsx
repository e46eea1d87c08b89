"use client";

import { useEffect, useState } from "react";
import { knowsPasskeys, readAbilities } from "./ceremony";

const unknown = "This browser can't use passkeys or security keys on this page. Use another browser, or another way.";
const notOfItsOwn = "This device offers the browser no fingerprint, face or PIN of its own.";

/** Says what this browser or device lacks for passkeys: an empty text if nothing, or as long as it is unknown. */
function useMissing(): string {
  const [missing, setMissing] = useState("");
  useEffect(() => {
    if (!knowsPasskeys()) return setMissing(unknown);
    readAbilities().then(({ own, phone }) => {
      const instead = phone === false ? "Use a security key." : "A security key or your phone will do.";
      setMissing(own ? "" : `${notOfItsOwn} ${instead}`);
    });
  }, []);
  return missing;
}

/** Explains what this browser or device lacks for passkeys (M2); renders nothing if it lacks nothing. */
export function Availability({ id }: { id?: string }) {
  const missing = useMissing();
  return (
    missing && (
      <p id={id} className="text-13 text-ink-soft">
        {missing}
      </p>
    )
  );
}
