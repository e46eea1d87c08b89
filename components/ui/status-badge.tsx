import { CalendarClock, CircleSlash, Hourglass, KeyRound, Mail, UserX } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes";
import { type Carried, Pillars } from "./pillars";

/** The states of protection are drawn as the product's mark, with as many pillars as carry. */
const carrying = (filled: Carried) =>
  function Mark({ className }: { className?: string }) {
    return <Pillars filled={filled} className={className ?? ""} />;
  };

const looks = {
  protected: { word: "Protected", Icon: carrying(2), tone: "text-good" },
  fragile: { word: "Fragile", Icon: carrying(1), tone: "text-warn" },
  unprotected: { word: "Unprotected", Icon: carrying(0), tone: "text-bad" },
  "in-grace": { word: "In grace", Icon: Hourglass, tone: "text-warn" },
  blocked: { word: "Blocked", Icon: CircleSlash, tone: "text-bad" },
  "reset-pending": { word: "Reset pending", Icon: KeyRound, tone: "text-warn" },
  exempt: { word: "Exempt", Icon: CalendarClock, tone: "text-ink-soft" },
  invited: { word: "Invited", Icon: Mail, tone: "text-ink-soft" },
  deactivated: { word: "Deactivated", Icon: UserX, tone: "text-ink-faint" },
};

export type Status = keyof typeof looks;

/** Shows a member's state by its mark, colour and always the word; `detail` adds what it depends on ("until 14 May"). */
export function StatusBadge({ status, detail }: { status: Status; detail?: ReactNode }) {
  const { word, Icon, tone } = looks[status];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden className={joinClasses("size-4 shrink-0", tone)} />
      <span>
        {word}
        {detail && <span className="text-ink-faint"> {detail}</span>}
      </span>
    </span>
  );
}
