import { useEffect, useState } from "react";
import type { PaletteFound } from "./found";

const nothing: PaletteFound = { members: [], applications: [] };
/** So long nothing is asked for after a key. */
const pause = 120;

/** Asks the server what a text means, a moment after the last key, and forgets what was asked before. */
export function useFound(href: string | null, text: string) {
  const [result, setResult] = useState({ found: nothing, failed: false, asked: "" });
  const typed = text.trim();
  useEffect(() => {
    if (!href || typed === "") return setResult({ found: nothing, failed: false, asked: typed });
    const request = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const address = new URL(href, location.href);
        address.searchParams.set("q", typed);
        const response = await fetch(address, { signal: request.signal });
        // A session that is over is led to the sign-in page instead.
        if (!response.ok || response.redirected) throw new Error("no answer");
        const found = (await response.json()) as PaletteFound;
        setResult({ found, failed: false, asked: typed });
      } catch {
        if (!request.signal.aborted) setResult({ found: nothing, failed: true, asked: typed });
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [href, typed]);
  return { ...result, asked: result.asked === typed };
}
