import { CircleSlash, Hourglass, KeyRound, ShieldAlert, ShieldCheck, TimerOff, Undo2, UserPlus } from "lucide-react";
import { readWords } from "@/components/language/read-words";
import { joinClasses } from "@/components/ui/join-classes";
import type { ResetState } from "@/lib/rules/resets/state";
import { resets } from "@/words/resets";

const looks = {
  requested: { Icon: Hourglass, tone: "text-warn" },
  lapsed: { Icon: TimerOff, tone: "text-ink-soft" },
  refused: { Icon: CircleSlash, tone: "text-ink-soft" },
  issued: { Icon: KeyRound, tone: "text-warn" },
  opened: { Icon: UserPlus, tone: "text-warn" },
  left: { Icon: ShieldAlert, tone: "text-bad" },
  used: { Icon: ShieldCheck, tone: "text-good" },
  expired: { Icon: TimerOff, tone: "text-bad" },
  cancelled: { Icon: CircleSlash, tone: "text-ink-soft" },
  stopped: { Icon: CircleSlash, tone: "text-bad" },
  replaced: { Icon: Undo2, tone: "text-ink-faint" },
} satisfies Record<ResetState, object>;

/** Shows the state of a reset by icon and colour, and always by its word. */
export async function ResetStateBadge({ state, restored }: { state: ResetState; restored: boolean }) {
  const words = await readWords(resets);
  const { Icon, tone } = looks[state];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden className={joinClasses("size-4 shrink-0", tone)} />
      <span>
        {words.states[state]}
        {restored && <span className="text-ink-faint">{words.restored}</span>}
      </span>
    </span>
  );
}
