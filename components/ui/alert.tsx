import type { ReactNode } from "react";
import { Glyph } from "./glyph";
import { joinClasses } from "./join-classes";

type Props = { tone?: "bad" | "warn"; title?: string; className?: string; children?: ReactNode };

const tones = {
  bad: { box: "bg-bad-soft", mark: "text-bad", shape: "stop" },
  warn: { box: "bg-warn-soft", mark: "text-warn", shape: "warn" },
} as const;

/** Announces at once a refusal or a warning (role alert); script may focus it. */
export function Alert({ tone = "bad", title, className, children }: Props) {
  const { box, mark, shape } = tones[tone];
  return (
    <div role="alert" tabIndex={-1} className={joinClasses("flex gap-3 rounded px-4 py-3", box, className)}>
      <Glyph shape={shape} className={mark} />
      <div className="min-w-0 flex-1 wrap-anywhere">
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
