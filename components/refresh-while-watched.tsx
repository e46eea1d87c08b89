"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const watchedFor = 5 * 60_000;

/**
 * Loads the page's data again every few seconds while someone watches: the page is visible and was used in the last
 * five minutes. A screen left alone stops asking, so that its session still ends by being idle.
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
      if (document.visibilityState === "visible" && performance.now() - touchedAt < watchedFor) router.refresh();
    }, every);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touch);
    };
  }, [router, every]);
  return null;
}
