import { joinClasses } from "./join-classes";

/** Keeps the place of a line that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={joinClasses("block h-3 animate-breathe rounded-sm bg-line", className ?? "w-40")} />
  );
}

const widths = ["w-40", "w-28", "w-36", "w-24", "w-32"];

/** Keeps the place of a table that is on its way, row for row, so that nothing jumps when it comes. */
export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  return (
    <div role="status" className="overflow-hidden rounded border border-line bg-surface">
      <span className="sr-only">Loading</span>
      <div className="flex h-10 items-center gap-8 border-b border-line px-4">
        {range(columns).map((column) => (
          <Skeleton key={column} className="w-16" />
        ))}
      </div>
      {range(rows).map((row) => (
        <div key={row} className="flex h-11 items-center gap-8 border-b border-line px-4 last:border-b-0">
          {range(columns).map((column) => (
            <Skeleton key={column} className={joinClasses("shrink-0", widths[(row + column) % widths.length])} />
          ))}
        </div>
      ))}
    </div>
  );
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
