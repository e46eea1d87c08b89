const minute = new Intl.DateTimeFormat("de-DE", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** Writes a moment in a sentence that is made on the server: "22. Nov. 2025, 14:05 UTC". */
export const sayMoment = (at: Date) => `${minute.format(at)} UTC`;
