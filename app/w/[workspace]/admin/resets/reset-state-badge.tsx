import { CircleSlash, Hourglass, KeyRound, ShieldAlert, ShieldCheck, TimerOff, Undo2, UserPlus } from "lucide-react";
import { joinClasses } from "@/components/ui/join-classes";
import type { ResetState } from "@/lib/rules/resets/state";

const looks = {
  requested: { word: "Waiting for approval", Icon: Hourglass, tone: "text-warn" },
  lapsed: { word: "Not approved in time", Icon: TimerOff, tone: "text-ink-soft" },
  refused: { word: "Refused", Icon: CircleSlash, tone: "text-ink-soft" },
  issued: { word: "Issued", Icon: KeyRound, tone: "text-warn" },
  opened: { word: "Opened", Icon: UserPlus, tone: "text-warn" },
  left: { word: "Left unfinished", Icon: ShieldAlert, tone: "text-bad" },
  used: { word: "Used", Icon: ShieldCheck, tone: "text-good" },
  expired: { word: "Expired", Icon: TimerOff, tone: "text-bad" },
  cancelled: { word: "Cancelled", Icon: CircleSlash, tone: "text-ink-soft" },
  stopped: { word: "Stopped by the member", Icon: CircleSlash, tone: "text-bad" },
  replaced: { word: "Replaced by a newer one", Icon: Undo2, tone: "text-ink-faint" },
} satisfies Record<ResetState, object>;

/** Shows the state of a reset by icon and colour, and always by its word. */
export function ResetStateBadge({ state, restored }: { state: ResetState; restored: boolean }) {
  const { word, Icon, tone } = looks[state];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden className={joinClasses("size-4 shrink-0", tone)} />
      <span>
        {word}
        {restored && <span className="text-ink-faint">, restored</span>}
      </span>
    </span>
  );
}
