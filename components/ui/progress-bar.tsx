import { type ReactNode, useId } from "react";

type Props = { label: string; done: number; total: number | null; children: ReactNode };

/** Shows the progress of long work: a bar with a sentence of its numbers under it; without a total, that it is running. */
export function ProgressBar({ label, done, total, children }: Props) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="font-medium wrap-anywhere">
        {label}
      </label>
      <progress
        id={id}
        value={total === null ? undefined : Math.min(done, total)}
        max={Math.max(1, total ?? 1)}
        className="h-2 w-full appearance-none overflow-hidden rounded-full border-0 bg-line [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-ink"
      />
      <p className="text-ink-soft tabular-nums">{children}</p>
    </div>
  );
}
