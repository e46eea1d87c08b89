import { joinClasses } from "./join-classes";

type Tone = "good" | "warn" | "wait" | "bad" | "dim" | "ink" | "line";
type Props = {
  label: string;
  count: (n: number) => string;
  parts: readonly { name: string; tone: Tone; value: number; href?: string }[];
};

const fills: Record<Tone, string> = {
  good: "fill-good",
  warn: "fill-warn",
  wait: "fill-warn/45",
  bad: "fill-bad",
  dim: "fill-bad/55",
  ink: "fill-ink",
  line: "fill-line-strong",
};
const dots: Record<Tone, string> = {
  good: "bg-good",
  warn: "bg-warn",
  wait: "bg-warn/45",
  bad: "bg-bad",
  dim: "bg-bad/55",
  ink: "bg-ink",
  line: "bg-line-strong",
};

/** Shows the parts of a whole: one bar, and each part named with its number and linked to what it counts. */
export function StackedBar({ label, count, parts }: Props) {
  const whole = Math.max(
    1,
    parts.reduce((sum, part) => sum + part.value, 0),
  );
  let start = 0;
  const slices = parts.map((part) => {
    const slice = { ...part, x: start, width: (part.value / whole) * 100 };
    start += slice.width;
    return slice;
  });
  return (
    <figure aria-label={label} className="flex flex-col gap-3">
      <svg
        aria-hidden="true"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="h-2 w-full rounded-full bg-line"
      >
        {slices.map(({ name, tone, x, width }) => (
          <rect key={name} x={x} width={Math.max(0, width - 0.3)} height="1" className={fills[tone]} />
        ))}
      </svg>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {parts.map(({ name, tone, value, href }) => (
          <li key={name} className="flex items-center gap-2">
            <span aria-hidden className={joinClasses("size-2 rounded-full forced-color-adjust-none", dots[tone])} />
            {href ? (
              <a
                href={href}
                className="rounded-sm underline decoration-line-strong underline-offset-3 hover:decoration-ink"
              >
                {name}
              </a>
            ) : (
              <span>{name}</span>
            )}
            <span className="text-ink-soft tabular-nums">{count(value)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
