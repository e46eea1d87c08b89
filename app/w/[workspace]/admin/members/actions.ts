"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import type { Scope } from "@/lib/access/sessions/judge";
import { requireScope } from "@/lib/access/sessions/require";
import { readTicket } from "@/lib/access/sessions/return-ticket";
import { readId } from "@/lib/ground/ids";
import { pathTo, routes } from "@/lib/ground/routes";
import { roles } from "@/lib/rules/policy/settings";
import { resendInvitation } from "@/lib/use-cases/invitations/resend";
import { withdrawInvitation } from "@/lib/use-cases/invitations/withdraw";
import { changeRole } from "@/lib/use-cases/members/change-role";
import { deactivate } from "@/lib/use-cases/members/deactivate";
import { endSession, endSessions } from "@/lib/use-cases/members/end-sessions";
import { reactivate } from "@/lib/use-cases/members/reactivate";
import { remind } from "@/lib/use-cases/members/remind";
import { sendPasswordReset } from "@/lib/use-cases/members/send-password-reset";
import { memberActs } from "@/words/en/refusals/members";
import { say } from "@/words/sentences";
import { confirmPath } from "../../account/confirm/require-fresh";
import type { ActName } from "./list-query";
import { afterAct } from "./return";

const roleForm = z.object({ role: z.enum(roles, "Choose a role.") });

/** Changes what a member may do. */
export async function changeMemberRole(
  slug: string,
  memberId: string,
  ticket: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const scope = await enter(slug, "members:manage", memberId);
  const parsed = readForm(roleForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  return tell(scope, memberId, ticket, "role", await changeRole(scope, memberId, parsed.data.role));
}

/** Signs a member out on every device. */
export async function endMemberSessions(slug: string, memberId: string, ticket: string): Promise<FormState> {
  const scope = await enter(slug, "members:manage", memberId);
  return tell(scope, memberId, ticket, "end-sessions", await endSessions(scope, memberId));
}

/** Mails a member that they should set up a second factor. */
export async function remindMember(slug: string, memberId: string, ticket: string): Promise<FormState> {
  const scope = await enter(slug, "members:manage", memberId);
  return tell(scope, memberId, ticket, "remind", await remind(scope, memberId));
}

/** Blocks a member's sign-in. */
export async function deactivateMember(slug: string, memberId: string, ticket: string): Promise<FormState> {
  const scope = await enter(slug, "members:manage", memberId);
  return tell(scope, memberId, ticket, "deactivate", await deactivate(scope, memberId));
}

/** Lets a deactivated member sign in again. */
export async function reactivateMember(slug: string, memberId: string, ticket: string): Promise<FormState> {
  const scope = await enter(slug, "members:manage", memberId);
  return tell(scope, memberId, ticket, "reactivate", await reactivate(scope, memberId));
}

/** Mails a member a link that sets a new password. */
export async function mailPasswordReset(slug: string, memberId: string, ticket: string): Promise<FormState> {
  const scope = await enter(slug, "members:manage", memberId);
  return tell(scope, memberId, ticket, "password", await sendPasswordReset(scope, memberId));
}

/** Mails an invited person a new link. */
export async function inviteAgain(slug: string, memberId: string, ticket: string): Promise<FormState> {
  const scope = await enter(slug, "members:invite", memberId);
  return tell(scope, memberId, ticket, "resend", await resendInvitation(scope, memberId));
}

/** Takes an invitation back. */
export async function withdraw(slug: string, memberId: string, ticket: string): Promise<FormState> {
  const scope = await enter(slug, "members:invite", memberId);
  return tell(scope, memberId, ticket, "withdraw", await withdrawInvitation(scope, memberId));
}

/** Ends one session of a member, from their page. */
export async function endOneSession(slug: string, memberId: string, sessionId: string): Promise<void> {
  const scope = await enter(slug, "members:manage", memberId);
  if (!readId(sessionId)) notFound();
  const result = await endSession(scope, memberId, sessionId);
  if (!result.ok && result.reason === "not-found") notFound();
  if (!result.ok && result.reason === "stale") {
    const pressed = { action: "endOneSession", given: [memberId, sessionId] } as const;
    redirect(confirmPath(scope, { at: ["member", memberId], pressed }));
  }
  if (!result.ok && result.reason === "enrol-first") redirect(routes.security(slug, { done: "enrol-first" }));
  redirect(routes.member(slug, memberId));
}

/** Passes the gate, and reads which member the act is about. */
async function enter<P extends "members:manage" | "members:invite">(slug: string, permission: P, memberId: string) {
  const scope = await requireScope(slug, permission);
  if (!readId(memberId)) notFound();
  return scope;
}

type MemberAct =
  | typeof changeRole
  | typeof endSessions
  | typeof remind
  | typeof deactivate
  | typeof reactivate
  | typeof sendPasswordReset
  | typeof resendInvitation
  | typeof withdrawInvitation;
type Result = Awaited<ReturnType<MemberAct>>;

type Manager = Scope<"members:manage" | "members:invite">;

/** Returns to the page under the dialog that the ticket names, or says why nothing was done. */
function tell(scope: Manager, memberId: string, ticket: string, act: ActName, result: Result): FormState {
  const waiting = readTicket(scope, ticket);
  if (result.ok) redirect(pathTo(scope.workspace.slug, afterAct(waiting, act, memberId)));
  if (result.reason === "not-found") notFound();
  if (result.reason === "stale") redirect(confirmPath(scope, { at: waiting?.at ?? ["member", memberId, { act }] }));
  return { message: say(memberActs, result) };
}
