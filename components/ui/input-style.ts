/** Styles every control for typing or picking. 16 px text on phones keeps their browsers from zooming in. */
export const inputStyle =
  "w-full min-h-11 rounded border border-line-strong bg-surface px-3 py-2 text-16 text-ink placeholder:text-ink-faint " +
  "hover:border-ink-soft focus-visible:border-accent focus-visible:-outline-offset-1 aria-invalid:border-bad " +
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint [&[readonly]]:bg-sunken";
