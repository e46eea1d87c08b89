/** Lengths of time in milliseconds, so that other code has no bare numbers of them. */
export const seconds = (n: number) => n * 1000;
export const minutes = (n: number) => seconds(60 * n);
export const hours = (n: number) => minutes(60 * n);
export const days = (n: number) => hours(24 * n);

/** Adds a length of time in milliseconds to a moment. */
export const after = (moment: Date, length: number) => new Date(moment.getTime() + length);

/** Tells whether a moment lies within the length of time before now. Returns false for a missing moment. */
export const within = (moment: Date | null, length: number, now: Date) =>
  moment !== null && now.getTime() - moment.getTime() < length;
