import type { ReactNode } from "react";

/** Labels something with one short word ("Preferred", "Synced", "You"). */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex max-w-full items-center rounded-sm border border-line bg-sunken px-1.5 text-13 text-ink-soft">
      {children}
    </span>
  );
}
