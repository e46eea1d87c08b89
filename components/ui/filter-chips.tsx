import Link from "next/link";
import { useId } from "react";

type Props = {
  label: string;
  chips: readonly { label: string; href: string; count?: number | string; current?: boolean }[];
};

/** Filters a list: one link a value with its count; the active one carries aria-current. */
export function FilterChips({ label, chips }: Props) {
  const id = useId();
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-1.5">
      <span aria-hidden className="pe-1 text-13 text-ink-faint">
        {label}
      </span>
      {chips.map((chip, i) => (
        <Link
          key={chip.label}
          href={chip.href}
          prefetch={false}
          aria-current={chip.current ? "true" : undefined}
          aria-describedby={chip.count === undefined ? undefined : `${id}-${i}`}
          className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line bg-surface px-2.5 text-13 text-ink-soft transition-colors hover:border-line-strong hover:text-ink aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-surface"
        >
          {chip.label}
          {chip.count !== undefined && (
            <span id={`${id}-${i}`} aria-hidden className="tabular-nums">
              {chip.count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
