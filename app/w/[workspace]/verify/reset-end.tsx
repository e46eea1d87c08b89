import { readWords } from "@/components/language/read-words";
import { Time } from "@/components/ui/time";
import type { Standing } from "@/lib/access/sessions/standing";
import { endOf } from "@/lib/rules/resets/state";
import { resetEnds } from "@/words/reset-ends";
import { verify } from "@/words/verify";

/** Says why a member whose methods are switched off can't enter a reset code now: how the last reset ended, and when. */
export async function ResetEnd({ standing: { reset, now } }: { standing: Standing }) {
  const { off } = await readWords(verify);
  if (!reset) return off;
  const end = endOf(reset, now);
  const at = end?.at ?? reset.openedAt;
  if (!at) return off;
  const words = await readWords(resetEnds);
  const [before, after] = end ? words.resetEnds[end.ending] : words.resetUnderWay;
  return (
    <>
      <span>{off}</span>{" "}
      <span>
        {before}
        <Time at={at} />
        {after}
      </span>
    </>
  );
}
