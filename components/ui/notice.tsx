import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes";

type Props = { tone?: "good" | "plain" | "warn"; title?: string; className?: string; children?: ReactNode };

const tones = {
  good: { box: "bg-good-soft", mark: "text-good", Icon: CircleCheck },
  plain: { box: "bg-sunken", mark: "text-ink-soft", Icon: Info },
  warn: { box: "bg-warn-soft", mark: "text-warn", Icon: TriangleAlert },
};

/** Says politely what happened or what to know (role status): never for a refusal. */
export function Notice({ tone = "good", title, className, children }: Props) {
  const { box, mark, Icon } = tones[tone];
  return (
    <div role="status" className={joinClasses("flex gap-3 rounded px-4 py-3", box, className)}>
      <Icon aria-hidden className={joinClasses("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  );
}
