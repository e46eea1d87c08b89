import type { ReactNode } from "react";
import { Glyph } from "./glyph";
import { joinClasses } from "./join-classes";

type Props = {
  tone?: "good" | "plain" | "warn";
  title?: string;
  className?: string;
  result?: boolean;
  children?: ReactNode;
};

const tones = {
  good: { box: "bg-good-soft", mark: "text-good", shape: "done" },
  plain: { box: "bg-sunken", mark: "text-ink-soft", shape: "info" },
  warn: { box: "bg-warn-soft", mark: "text-warn", shape: "warn" },
} as const;

/** Says what to know. `result` says what just happened, and announces it politely (role status): never for a refusal. */
export function Notice({ tone = "good", title, className, result = false, children }: Props) {
  const { box, mark, shape } = tones[tone];
  return (
    <div role={result ? "status" : undefined} className={joinClasses("flex gap-3 rounded px-4 py-3", box, className)}>
      <Glyph shape={shape} className={mark} />
      <div className="min-w-0 flex-1 wrap-anywhere">
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
