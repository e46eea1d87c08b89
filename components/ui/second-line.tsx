import type { ReactNode } from "react";

/** The second, quieter line of a cell. */
export function SecondLine({ children }: { children: ReactNode }) {
  return children ? <span className="block truncate text-13 leading-4 text-ink-faint">{children}</span> : null;
}
