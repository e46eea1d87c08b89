import { readWords } from "@/components/language/read-words";
import { StatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import type { Assessment } from "@/lib/rules/policy/assess";
import { memberList } from "@/words/members";

/** Returns the date that a state depends on: the end of grace or of an exemption. Null: none. */
export const endOf = ({ exemptUntil }: { exemptUntil: Date | null }, { state, deadline }: Assessment): Date | null =>
  state === "in-grace" ? deadline : state === "exempt" ? exemptUntil : null;

type Props = { row: { exemptUntil: Date | null }; assessment: Assessment };

/** Shows a member's state with the date that it depends on. */
export async function Standing({ row, assessment }: Props) {
  const words = await readWords(memberList);
  const until = endOf(row, assessment);
  return (
    <span className="flex">
      <StatusBadge status={assessment.state} detail={until && words.until(<Time at={until} form="date" />)} />
    </span>
  );
}
