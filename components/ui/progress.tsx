import { useId } from "react";

type Props = { label: string; done: number; of: number };

/** Shows how far a long task has come, as a rail and in numbers. */
export function Progress({ label, done, of }: Props) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex justify-between gap-4 text-13">
        <span id={id}>{label}</span>
        <span className="text-ink-soft tabular-nums">
          {done.toLocaleString("en")} of {of.toLocaleString("en")}
        </span>
      </div>
      <progress
        aria-labelledby={id}
        value={done}
        max={Math.max(of, 1)}
        className="h-1 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-ink"
      />
    </div>
  );
}
