"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const patience = 5 * 60_000;

/**
 * Loads the page's data again every few seconds while somebody is there: the page in sight, touched in the last five minutes. A
 * screen left alone falls silent, so that its session still ends by being idle.
 */
export function RefreshWhileWatched({ every = 5_000 }: { every?: number }) {
  const router = useRouter();
  useEffect(() => {
    let touchedAt = performance.now();
    const touch = () => {
      touchedAt = performance.now();
    };
    const signs = ["pointermove", "pointerdown", "keydown", "scroll"] as const;
    for (const sign of signs) addEventListener(sign, touch, { passive: true });
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && performance.now() - touchedAt < patience) router.refresh();
    }, every);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touch);
    };
  }, [router, every]);
  return null;
}
