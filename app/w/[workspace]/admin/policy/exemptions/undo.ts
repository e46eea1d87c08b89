import { redirect } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { showName } from "@/lib/ground/readable-address";
import { endExemption } from "@/lib/use-cases/members/end-exemption";
import { exempt } from "@/lib/use-cases/members/exempt";
import { readMember } from "@/lib/use-cases/members/read-member";
import { memberResults } from "@/words/member-results";
import { policyChanges } from "@/words/policy-changes";
import { memberRefusals } from "@/words/refusals/members";
import { say } from "@/words/sentences";
import { confirmPath } from "../../../account/confirm/require-fresh";

/**
 * Puts a member's exemption back as it was before an act: none if `day` is empty. Leaves it alone if it was changed again since, so
 * that `now` is not what the act left ("" for none).
 */
export async function undoExemption(
  slug: string,
  memberId: string,
  left: string,
  day: string,
  reason: string,
): Promise<void> {
  const scope = await requireScope(slug, "members:manage");
  const member = await readMember(scope, memberId);
  const { undone } = await readWords(memberResults);
  if (!member || (member.exemptUntil?.toISOString() ?? "") !== left)
    return leaveFlash(scope, { text: undone.changed, tone: "bad" });
  const result = day
    ? await exempt(scope, memberId, { until: new Date(day), reason })
    : await endExemption(scope, memberId);
  await noteRefusal(scope, { act: "undo-exemption", subject: memberId }, result);
  if (result.ok) {
    const name = showName(member);
    const { sayDay } = await readWords(policyChanges);
    const text = day ? undone.exemptionEnd(name, sayDay(new Date(day))) : undone.exemption(name);
    return leaveFlash(scope, { text });
  }
  if (result.reason === "stale") {
    const pressed = { action: "undoExemption", given: [memberId, left, day, reason] } as const;
    redirect(confirmPath(scope, { at: ["exemptions"], pressed }));
  }
  const { exemption, exemptionEnd } = await readWords(memberRefusals);
  await leaveFlash(scope, { text: say({ ...exemption, ...exemptionEnd }, result), tone: "bad" });
}
