import { CircleAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes";

type Props = { tone?: "bad" | "warn"; title?: string; className?: string; children?: ReactNode };

const tones = {
  bad: { box: "bg-bad-soft", mark: "text-bad", Icon: CircleAlert },
  warn: { box: "bg-warn-soft", mark: "text-warn", Icon: TriangleAlert },
};

/** Says at once what was refused or needs care (role alert); script may focus it. */
export function Alert({ tone = "bad", title, className, children }: Props) {
  const { box, mark, Icon } = tones[tone];
  return (
    <div role="alert" tabIndex={-1} className={joinClasses("flex gap-3 rounded px-4 py-3", box, className)}>
      <Icon aria-hidden className={joinClasses("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  );
}
