"use client";

import { useEffect, useState } from "react";
import { formatClock } from "./time-text";

type Props = { until: Date | string; now: Date | string; from?: number; ended?: string };

const day = 24 * 60 * 60 * 1000;

/**
 * Counts down to `until` in hours, minutes and seconds above a rail that shortens; it starts from the server's `now`,
 * so a wrong clock on the reader's side does not matter. `from` is the whole span in milliseconds, by default a day.
 */
export function Countdown({ until, now, from = day, ended = "Expired" }: Props) {
  const start = new Date(until).getTime() - new Date(now).getTime();
  const [left, setLeft] = useState(start);

  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setLeft(start - (performance.now() - began)), 1000);
    return () => clearInterval(timer);
  }, [start]);

  return (
    <div className="flex flex-col gap-1.5">
      <span role="timer" aria-live="off" className="font-mono text-14 tabular-nums">
        {left > 0 ? formatClock(left) : ended}
      </span>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="h-0.5 w-full rounded-full bg-line"
      >
        <rect width={Math.max(0, Math.min(100, (left / from) * 100))} height="1" className="fill-ink" />
      </svg>
    </div>
  );
}
