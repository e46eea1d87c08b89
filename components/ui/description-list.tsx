import type { ReactNode } from "react";

type Props = { items: readonly { term: string; detail: ReactNode }[] };

/** Lists facts as pairs of term and value. */
export function DescriptionList({ items }: Props) {
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[minmax(120px,max-content)_1fr] sm:gap-y-3">
      {items.map(({ term, detail }) => (
        <div key={term} className="max-sm:mb-2 sm:contents">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="min-w-0">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
