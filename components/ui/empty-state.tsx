import type { ReactNode } from "react";

type Props = { title: string; action?: ReactNode; children?: ReactNode };

/** Takes the place of an empty list: a sentence that says why it is empty, and what to do. */
export function EmptyState({ title, action, children }: Props) {
  return (
    <div className="flex flex-col items-center gap-1 rounded border border-dashed border-line px-6 py-14 text-center">
      <p className="font-medium">{title}</p>
      {children && <div className="max-w-100 text-ink-soft">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
