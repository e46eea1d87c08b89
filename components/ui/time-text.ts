import type { Language } from "@/words/language";

export type TimeForm = "date" | "moment" | "clock" | "ago";

/** Who reads a time: in which language, and in which time zone. `justNow` is said of the last minute. */
export type TimeReader = { language: Language; zone: string; justNow: string };

/** Writes a point in time for people in one time zone: a date, date and clock, clock alone, or how long before `now`. */
export function formatTime(at: Date, form: TimeForm, reader: TimeReader, now: Date): string {
  if (form === "ago") return formatAgo(at, reader, now);
  return formatterOf(form, reader).format(at);
}

/** Writes a point in time in full with its zone, for a tooltip. */
export function formatExactTime(at: Date, reader: TimeReader): string {
  return formatterOf("exact", reader).format(at);
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

const locales: Record<Language, string> = { en: "en-GB", de: "de-DE" };
const formatters = new Map<string, Intl.DateTimeFormat>();
const agoFormatters = {
  en: new Intl.RelativeTimeFormat(locales.en, { numeric: "auto" }),
  de: new Intl.RelativeTimeFormat(locales.de, { numeric: "auto" }),
};

/** Returns the formatter of a shape, language and zone, made once: making one for each row took a sixth of a long page's time. */
function formatterOf(shape: Shape, { language, zone }: TimeReader): Intl.DateTimeFormat {
  const key = `${shape} ${language} ${zone}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locales[language], { ...shapes[shape], timeZone: zone });
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

function formatAgo(at: Date, { language, justNow }: TimeReader, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return agoFormatters[language].format(Math.trunc(seconds / size), unit);
  }
  return justNow;
}
