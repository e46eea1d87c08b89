/** Styles every control for typing or picking, apart from its size. */
export const inputStyle =
  "w-full rounded border border-line-strong bg-surface text-ink placeholder:text-ink-faint " +
  "hover:border-ink-soft focus-visible:border-accent focus-visible:-outline-offset-1 aria-invalid:border-bad " +
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint [&[readonly]:not([data-waiting])]:bg-sunken";

/**
 * The size of such a control: 36 px in the console, 44 px on the way in (`data-entry` of the frame). 16 px text on phones keeps their
 * browsers from zooming in.
 */
export const inputSize =
  "min-h-9 px-3 py-1.25 text-14 max-sm:text-16 in-data-entry:min-h-11 in-data-entry:py-2 in-data-entry:text-16";
