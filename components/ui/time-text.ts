export type TimeForm = "date" | "moment" | "clock" | "ago";

/** Writes a point in time for people in one time zone: a date, date and clock, clock alone, or how long before `now`. */
export function formatTime(at: Date, form: TimeForm, zone: string, now: Date): string {
  if (form === "ago") return formatAgo(at, now);
  return formatterOf(form, zone).format(at);
}

/** Writes a point in time in full with its zone, for a tooltip. */
export function formatExactTime(at: Date, zone: string): string {
  return formatterOf("exact", zone).format(at);
}

/** Writes a remaining span in milliseconds as hours, minutes and seconds ("23:59:59"); never below zero. */
export function formatClock(left: number): string {
  const seconds = Math.max(0, Math.floor(left / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

type Shape = Exclude<TimeForm, "ago"> | "exact";

const shapes: Record<Shape, Intl.DateTimeFormatOptions> = {
  exact: { dateStyle: "full", timeStyle: "long" },
  date: { day: "numeric", month: "short", year: "numeric" },
  moment: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  clock: { hour: "2-digit", minute: "2-digit" },
};

const formatters = new Map<string, Intl.DateTimeFormat>();
const agoFormatter = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });

/** Returns the formatter of a shape and zone, made once: making one for each row took a sixth of a long page's time. */
function formatterOf(shape: Shape, zone: string): Intl.DateTimeFormat {
  const key = `${shape} ${zone}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat("en-GB", { ...shapes[shape], timeZone: zone });
  formatters.set(key, known);
  return known;
}

const units = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

function formatAgo(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return agoFormatter.format(Math.trunc(seconds / size), unit);
  }
  return "just now";
}
