/** The frame of a table, as Table and RowTable share it. */
export const tableFrame = "rounded border border-line bg-surface";

/** The table within the frame. */
export const tableLook = "w-full border-separate border-spacing-0 text-start";

/** A column's header. */
export const tableHead =
  "h-10 border-b border-line bg-surface text-13 whitespace-nowrap text-ink-soft first:rounded-ss last:rounded-se lg:sticky lg:top-0 lg:z-1";
