"use client";

import { useSyncExternalStore } from "react";
import { useReader } from "@/components/language/reader";
import { formatExactTime, formatTime, type TimeForm } from "./time-text";

type Props = { at: Date | string; form?: TimeForm; now?: Date | string; className?: string };

/**
 * Shows a point in time: in the zone that the reader chose, else in UTC (and saying so) as the server writes it and in the browser's
 * own zone once script runs. Form "ago" needs the server's `now`.
 */
export function Time({ at, form = "moment", now = at, className }: Props) {
  const date = new Date(at);
  const { language, zone: chosen, words } = useReader();
  const local = useSyncExternalStore(never, localZone, () => null);
  const zone = chosen ?? local;
  const reader = { language, zone: zone ?? "UTC", justNow: words.justNow };
  const text = formatTime(date, form, reader, local && form === "ago" ? new Date() : new Date(now));
  const saysClock = form === "moment" || form === "clock";
  return (
    <time dateTime={date.toISOString()} title={formatExactTime(date, reader)} className={className}>
      {zone || !saysClock ? text : `${text} UTC`}
    </time>
  );
}

const never = () => () => {};
const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
