"use client";

import { useSyncExternalStore } from "react";
import { formatExactTime, formatTime, type TimeForm } from "./time-text";

type Props = { at: Date | string; form?: TimeForm; now?: Date | string; className?: string };

/**
 * Shows a point in time: in UTC (and saying so) as the server writes it, in the reader's own zone once script runs. Form "ago" needs
 * the server's `now`.
 */
export function Time({ at, form = "moment", now = at, className }: Props) {
  const date = new Date(at);
  const zone = useSyncExternalStore(never, localZone, () => null);
  const reference = zone && form === "ago" ? new Date() : new Date(now);
  const text = formatTime(date, form, zone ?? "UTC", reference);
  const saysClock = form === "moment" || form === "clock";
  return (
    <time dateTime={date.toISOString()} title={formatExactTime(date, zone ?? "UTC")} className={className}>
      {zone || !saysClock ? text : `${text} UTC`}
    </time>
  );
}

const never = () => () => {};
const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
