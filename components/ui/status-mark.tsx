import { CalendarClock, CircleSlash, Hourglass, KeyRound, Mail, UserX } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes";
import { type Carried, Pillars } from "./pillars";

/** The states of protection are drawn as the product's mark, with as many pillars as carry, in its own tone. */
const carrying = (filled: Carried) =>
  function Mark({ className }: { className?: string }) {
    return <Pillars filled={filled} className={className ?? ""} />;
  };

const looks = {
  protected: { Icon: carrying(2), tone: "" },
  fragile: { Icon: carrying(1), tone: "" },
  unprotected: { Icon: carrying(0), tone: "" },
  "in-grace": { Icon: Hourglass, tone: "text-warn" },
  blocked: { Icon: CircleSlash, tone: "text-bad" },
  "reset-pending": { Icon: KeyRound, tone: "text-warn" },
  exempt: { Icon: CalendarClock, tone: "text-ink-soft" },
  invited: { Icon: Mail, tone: "text-ink-soft" },
  deactivated: { Icon: UserX, tone: "text-ink-faint" },
};

export type Status = keyof typeof looks;

type Props = { status: Status; word: string; detail?: ReactNode };

/** Shows a member's state by its mark, colour and always the word; `detail` adds what it depends on ("until 14 May"). */
export function StatusMark({ status, word, detail }: Props) {
  const { Icon, tone } = looks[status];
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
