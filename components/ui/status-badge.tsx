import {
  CalendarClock,
  CircleSlash,
  Hourglass,
  KeyRound,
  Mail,
  ShieldAlert,
  ShieldCheck,
  ShieldOff,
  UserX,
} from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes";

const looks = {
  protected: { word: "Protected", Icon: ShieldCheck, tone: "text-good" },
  fragile: { word: "Fragile", Icon: ShieldAlert, tone: "text-warn" },
  unprotected: { word: "Unprotected", Icon: ShieldOff, tone: "text-bad" },
  "in-grace": { word: "In grace", Icon: Hourglass, tone: "text-warn" },
  blocked: { word: "Blocked", Icon: CircleSlash, tone: "text-bad" },
  "reset-pending": { word: "Reset pending", Icon: KeyRound, tone: "text-warn" },
  exempt: { word: "Exempt", Icon: CalendarClock, tone: "text-ink-soft" },
  invited: { word: "Invited", Icon: Mail, tone: "text-ink-soft" },
  deactivated: { word: "Deactivated", Icon: UserX, tone: "text-ink-faint" },
};

export type Status = keyof typeof looks;

type Props = { status: Status; detail?: ReactNode; word?: string };

/** Shows a member's state by icon, colour and always the word; `detail` adds what it depends on ("until 14 May"). */
export function StatusBadge({ status, detail, word = looks[status].word }: Props) {
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
