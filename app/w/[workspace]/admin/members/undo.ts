import { redirect } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { showName } from "@/lib/ground/readable-address";
import type { RoleName } from "@/lib/rules/policy/settings";
import { invite } from "@/lib/use-cases/invitations/invite";
import { changeRole } from "@/lib/use-cases/members/change-role";
import { readMember } from "@/lib/use-cases/members/read-member";
import { memberResults } from "@/words/member-results";
import { memberRefusals } from "@/words/refusals/members";
import { roles } from "@/words/roles";
import { say } from "@/words/sentences";
import { confirmPath } from "../../account/confirm/require-fresh";

/** Gives a member the role from before a change, unless it was changed again since. */
export async function undoRole(slug: string, memberId: string, before: RoleName, given: RoleName): Promise<void> {
  const scope = await requireScope(slug, "members:manage");
  const { undone } = await readWords(memberResults);
  const { roleWords } = await readWords(roles);
  const member = await readMember(scope, memberId);
  if (member?.role !== given) return leaveFlash(scope, { text: undone.changed, tone: "bad" });
  const result = await changeRole(scope, memberId, before);
  await noteRefusal(scope, { act: "undo-role", subject: memberId }, result);
  if (result.ok) return leaveFlash(scope, { text: undone.role(showName(member), roleWords[before].name) });
  if (result.reason === "stale")
    redirect(
      confirmPath(scope, { at: ["members"], pressed: { action: "undoRole", given: [memberId, before, given] } }),
    );
  const text =
    result.reason === "not-found" ? undone.changed : say((await readWords(memberRefusals)).memberActs, result);
  await leaveFlash(scope, { text, tone: "bad" });
}

/** Invites someone again whose invitation was withdrawn: they get a new link. It counts as an invitation of the day. */
export async function undoWithdrawal(slug: string, email: string, role: RoleName): Promise<void> {
  const scope = await requireScope(slug, "members:invite");
  const { undone } = await readWords(memberResults);
  const result = await invite(scope, { addresses: email, role });
  await noteRefusal(scope, { act: "undo-withdrawal" }, result);
  if (!result.ok && result.reason === "stale")
    redirect(confirmPath(scope, { at: ["members"], pressed: { action: "undoWithdrawal", given: [email, role] } }));
  if (!result.ok)
    return leaveFlash(scope, { text: say((await readWords(memberRefusals)).invitations(1), result), tone: "bad" });
  const invited = result.report[0]?.outcome === "invited";
  await leaveFlash(scope, invited ? { text: undone.withdrawal(email) } : { text: undone.changed, tone: "bad" });
}
