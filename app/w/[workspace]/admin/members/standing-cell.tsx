import { readWords } from "@/components/language/read-words";
import { StatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import type { Assessment } from "@/lib/rules/policy/assess";
import { memberList } from "@/words/members";

type Props = { row: { exemptUntil: Date | null }; assessment: Assessment };

/** Shows a member's state with the date that it depends on. */
export async function Standing({ row, assessment: { state, deadline } }: Props) {
  const words = await readWords(memberList);
  const until = state === "in-grace" ? deadline : state === "exempt" ? row.exemptUntil : null;
  return (
    <span className="flex">
      <StatusBadge status={state} detail={until && words.until(<Time at={until} form="date" />)} />
    </span>
  );
}
