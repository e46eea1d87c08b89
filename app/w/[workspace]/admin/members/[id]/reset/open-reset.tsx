import { fillIn } from "@/components/fill-in";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { OpenReset } from "@/lib/use-cases/resets/find-open";
import type { ResetDialogWords } from "@/words/reset-dialog";

/** Names what becomes of the other reset if this one goes on. */
function endOf({ state, own }: OpenReset, secondPerson: boolean): keyof ResetDialogWords["open"]["end"] {
  if (!secondPerson) return state;
  if (state !== "requested") return "holds";
  return own ? "replaced" : "other";
}

type Props = { open: OpenReset; secondPerson: boolean; words: ResetDialogWords };

/** Says before a reset which other one is open: who started it, when, and what becomes of it. */
export function OpenResetNotice({ open, secondPerson, words }: Props) {
  const { state, by, at, expiresAt } = open;
  const { title, begun, end } = words.open;
  return (
    <Notice tone="warn" title={title[state]}>
      <span>
        {fillIn(begun[state], {
          who: <bdi>{by ?? words.operator}</bdi>,
          time: <Time at={at} />,
          end: <Time at={expiresAt ?? at} />,
        })}
      </span>{" "}
      <span>{end[endOf(open, secondPerson)]}</span>
    </Notice>
  );
}
