import type { ReactNode } from "react";

/** Lists things of one kind inside a flush Section, a hairline between them. */
export function RowList({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {children}
    </ul>
  );
}

type RowProps = { icon?: ReactNode; title: ReactNode; detail?: ReactNode; actions?: ReactNode; children?: ReactNode };

/** One row of a RowList: its name, a line about it, its actions. */
export function Row({ icon, title, detail, actions, children }: RowProps) {
  return (
    <li className="px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-60 gap-3">
          {icon && <span className="mt-0.5 text-ink-soft [&_svg]:size-4">{icon}</span>}
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium wrap-anywhere [&>bdi]:text-left">
              {title}
            </div>
            {detail && <div className="text-13 text-ink-soft">{detail}</div>}
          </div>
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </li>
  );
}
