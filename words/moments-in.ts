const shapes = {
  clock: { hour: "2-digit", minute: "2-digit" },
  moment: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/**
 * Returns what writes moments in sentences that are made on the server: in the zone that the reader chose, else in UTC, and saying so.
 * Each formatter is made once.
 */
export function momentsIn(locale: string) {
  const formatters = new Map<string, Intl.DateTimeFormat>();
  const write = (form: keyof typeof shapes, at: Date, zone: string | null): string => {
    const key = `${form} ${zone}`;
    const formatter =
      formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...shapes[form], timeZone: zone ?? "UTC" });
    formatters.set(key, formatter);
    return zone ? formatter.format(at) : `${formatter.format(at)} UTC`;
  };
  return {
    /** "22 Nov 2025, 14:05", in UTC "22 Nov 2025, 14:05 UTC". */
    sayMoment: (at: Date, zone: string | null) => write("moment", at, zone),
    /** "14:05", in UTC "14:05 UTC". */
    sayClock: (at: Date, zone: string | null) => write("clock", at, zone),
  };
}
