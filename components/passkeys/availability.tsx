"use client";

import { useEffect, useState } from "react";
import type { PasskeyWords } from "@/words/passkeys";
import { knowsPasskeys, readAbilities } from "./ceremony";

type Missing = "unsupported" | "keyOnly" | "keyOrPhone";

/** Finds what this browser or device lacks for passkeys: null if nothing, or as long as it is unknown. */
function useMissing(): Missing | null {
  const [missing, setMissing] = useState<Missing | null>(null);
  useEffect(() => {
    if (!knowsPasskeys()) return setMissing("unsupported");
    readAbilities().then(({ own, phone }) => setMissing(own ? null : phone === false ? "keyOnly" : "keyOrPhone"));
  }, []);
  return missing;
}

/** Explains what this browser or device lacks for passkeys (M2); renders nothing if it lacks nothing. */
export function Availability({ id, words }: { id?: string; words: PasskeyWords }) {
  const missing = useMissing();
  return (
    missing && (
      <p id={id} className="text-13 text-ink-soft">
        {words[missing]}
      </p>
    )
  );
}
