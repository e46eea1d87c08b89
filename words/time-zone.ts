/** Reads a time zone's IANA name from untrusted text. Returns null if the platform does not know it. */
export function parseZone(text: unknown): string | null {
  if (typeof text !== "string" || !/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(text)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
