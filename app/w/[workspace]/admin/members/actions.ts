"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { leaveFlash } from "@/lib/access/sessions/flash";
import type { Scope } from "@/lib/access/sessions/judge";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { readTicket } from "@/lib/access/sessions/return-ticket";
import { showName } from "@/lib/ground/readable-address";
import { pathTo, routes } from "@/lib/ground/routes";
import { roles } from "@/lib/rules/policy/settings";
import { resendInvitation } from "@/lib/use-cases/invitations/resend";
import { withdrawInvitation } from "@/lib/use-cases/invitations/withdraw";
import { changeRole } from "@/lib/use-cases/members/change-role";
import { deactivate } from "@/lib/use-cases/members/deactivate";
import { deleteMember } from "@/lib/use-cases/members/delete-member";
import { endSession, endSessions } from "@/lib/use-cases/members/end-sessions";
import { lockAccount, unlockAccount } from "@/lib/use-cases/members/lock-account";
import { reactivate } from "@/lib/use-cases/members/reactivate";
import { type FoundMember, readMember } from "@/lib/use-cases/members/read-member";
import { remind } from "@/lib/use-cases/members/remind";
import { sendPasswordReset } from "@/lib/use-cases/members/send-password-reset";
import { memberResults, sessionEnded } from "@/words/en/member-results";
import { memberActs } from "@/words/en/refusals/members";
import { roleWords } from "@/words/en/roles";
import { say } from "@/words/sentences";
import { confirmPath } from "../../account/confirm/require-fresh";
import { sendToEnrol } from "../send-to-enrol";
import type { SimpleAct } from "./list-query";
import { afterAct } from "./return";

/** Which member an act is about, and the ticket of its dialog. */
const ofMember = [given.slug, given.id, given.text] as const;
const roleForm = z.object({ role: z.enum(roles, "Choose a role.") });

/** Changes what a member may do. */
export const changeMemberRole = formAction(ofMember, async (slug, memberId, ticket, form): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  const parsed = await readForm(roleForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const { role } = parsed.data;
  const toUndo: ToUndo = ({ role: before }) => ({ action: "undoRole", given: [memberId, before, role] });
  const said = { name: roleWords[role].name, toUndo };
  return carryOut(scope, { memberId, ticket, act: "role" }, () => changeRole(scope, memberId, role), said);
});

/** Signs a member out on every device. */
export const endMemberSessions = action(ofMember, async (slug, memberId, ticket): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  return carryOut(scope, { memberId, ticket, act: "end-sessions" }, () => endSessions(scope, memberId));
});

/** Mails a member that they should set up a second factor. */
export const remindMember = action(ofMember, async (slug, memberId, ticket): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  return carryOut(scope, { memberId, ticket, act: "remind" }, () => remind(scope, memberId));
});

/** Blocks a member's sign-in. */
export const deactivateMember = action(ofMember, async (slug, memberId, ticket): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  return carryOut(scope, { memberId, ticket, act: "deactivate" }, () => deactivate(scope, memberId));
});

/** Lets a deactivated member sign in again. */
export const reactivateMember = action(ofMember, async (slug, memberId, ticket): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  return carryOut(scope, { memberId, ticket, act: "reactivate" }, () => reactivate(scope, memberId));
});

/** Deletes a deactivated member for good. */
export const deleteForGood = action(ofMember, async (slug, memberId, ticket): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  return carryOut(scope, { memberId, ticket, act: "delete" }, () => deleteMember(scope, memberId));
});

/** Locks a member's account until an admin unlocks it. */
export const lockMember = action(ofMember, async (slug, memberId, ticket): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  return carryOut(scope, { memberId, ticket, act: "lock" }, () => lockAccount(scope, memberId));
});

/** Unlocks a member's account. */
export const unlockMember = action(ofMember, async (slug, memberId, ticket): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  return carryOut(scope, { memberId, ticket, act: "unlock" }, () => unlockAccount(scope, memberId));
});

/** Mails a member a link that sets a new password. */
export const mailPasswordReset = action(ofMember, async (slug, memberId, ticket): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  return carryOut(scope, { memberId, ticket, act: "password" }, () => sendPasswordReset(scope, memberId));
});

/** Mails an invited person a new link. */
export const inviteAgain = action(ofMember, async (slug, memberId, ticket): Promise<FormState> => {
  const scope = await requireScope(slug, "members:invite");
  return carryOut(scope, { memberId, ticket, act: "resend" }, () => resendInvitation(scope, memberId));
});

/** Takes an invitation back. */
export const withdraw = action(ofMember, async (slug, memberId, ticket): Promise<FormState> => {
  const scope = await requireScope(slug, "members:invite");
  const toUndo: ToUndo = ({ email, role }) => ({ action: "undoWithdrawal", given: [email, role] });
  const about = { memberId, ticket, act: "withdraw" } as const;
  return carryOut(scope, about, () => withdrawInvitation(scope, memberId), { toUndo });
});

/** Ends one session of a member, from their page. */
export const endOneSession = action(
  [given.slug, given.id, given.id],
  async (slug, memberId, sessionId): Promise<void> => {
    const scope = await requireScope(slug, "members:manage");
    const result = await endSession(scope, memberId, sessionId);
    await noteRefusal(scope, { act: "end-session", subject: memberId }, result);
    if (!result.ok && result.reason === "not-found") notFound();
    if (!result.ok && result.reason === "stale") {
      const pressed = { action: "endOneSession", given: [memberId, sessionId] } as const;
      redirect(confirmPath(scope, { at: ["member", memberId], pressed }));
    }
    if (!result.ok && result.reason === "enrol-first") return sendToEnrol(scope);
    await leaveFlash(scope, { text: sessionEnded });
    redirect(routes.member(slug, memberId));
  },
);

type MemberAct =
  | typeof changeRole
  | typeof endSessions
  | typeof remind
  | typeof deactivate
  | typeof reactivate
  | typeof deleteMember
  | typeof lockAccount
  | typeof unlockAccount
  | typeof sendPasswordReset
  | typeof resendInvitation
  | typeof withdrawInvitation;
type Result = Awaited<ReturnType<MemberAct>>;

type Manager = Scope<"members:manage" | "members:invite">;
type About = { memberId: string; ticket: string; act: SimpleAct };
type ToUndo = (before: FoundMember) => { action: string; given: string[] };

/**
 * Does an act, and returns to the page under the dialog that the ticket names, which says it and offers to undo it. Otherwise says why
 * nothing was done.
 */
async function carryOut(
  scope: Manager,
  { memberId, ticket, act }: About,
  work: () => Promise<Result>,
  { name, toUndo }: { name?: string; toUndo?: ToUndo } = {},
): Promise<FormState> {
  const waiting = readTicket(scope, ticket);
  const before = await readMember(scope, memberId);
  const result = await work();
  await noteRefusal(scope, { act, subject: memberId }, result);
  if (result.ok && before) {
    const at = afterAct(waiting, act, memberId);
    const text = memberResults[act](showName(before), name ?? "");
    await leaveFlash(scope, { text, ...(toUndo ? { undo: { at, ...toUndo(before) } } : {}) });
    redirect(pathTo(scope.workspace.slug, at));
  }
  if (result.ok || result.reason === "not-found") notFound();
  if (result.reason === "stale") redirect(confirmPath(scope, { at: waiting?.at ?? ["member", memberId, { act }] }));
  return { message: say(memberActs, result) };
}
