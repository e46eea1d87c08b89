"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { formOf, idField } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";
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
import { confirmPath, placePath, readPlace } from "../../account/confirm/places";
import type { Back } from "./back";
import { acts } from "./list-query";

const asked = z.object({
  act: z.enum(acts),
  memberId: idField,
  back: z.object({ place: z.string().transform(readPlace), query: z.record(z.string(), z.string().max(2000)) }),
});
const roleField = z.enum(roles);

/** Does one act on one member, asked for in a dialog. */
export async function doAct(
  slug: string,
  act: string,
  memberId: string,
  back: Back,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const manage = await requireScope(slug, "members:manage");
  const parsed = asked.safeParse({ act, memberId, back });
  if (!parsed.success) notFound();
  const { data } = parsed;
  const subject = data.memberId;
  const invite = () => requireScope(slug, "members:invite");
  const role = roleField.safeParse(formOf(form).get("role"));
  if (data.act === "role" && !role.success) return { fieldErrors: { role: "Choose a role." } };
  const done = {
    role: () => (role.success ? changeRole(manage, subject, role.data) : notFound()),
    "end-sessions": () => endSessions(manage, subject),
    remind: () => remind(manage, subject),
    deactivate: () => deactivate(manage, subject),
    reactivate: () => reactivate(manage, subject),
    resend: async () => resendInvitation(await invite(), subject),
    withdraw: async () => withdrawInvitation(await invite(), subject),
    password: () => sendPasswordReset(manage, subject),
  }[data.act];
  const result = await done();
  if (result.ok) return redirect(afterwards(slug, data));
  if (result.reason === "not-found") notFound();
  if (result.reason === "stale") redirect(confirmPath(slug, data.back.place, data.back.query));
  return { message: say(memberActs, result) };
}

/** The page under the dialog, saying what was done. Whoever withdrew an invitation can't come back to its page. */
function afterwards(slug: string, { act, memberId, back }: z.infer<typeof asked>): string {
  const place = act === "withdraw" ? "members" : back.place;
  const { act: _, ...query } = back.query;
  return placePath(slug, place, { ...query, member: memberId, done: act });
}

/** Ends one session of a member, from their page. */
export async function endOneSession(slug: string, memberId: string, sessionId: string): Promise<void> {
  const scope = await requireScope(slug, "members:manage");
  if (!readId(memberId) || !readId(sessionId)) notFound();
  const result = await endSession(scope, memberId, sessionId);
  if (!result.ok && result.reason === "not-found") notFound();
  if (!result.ok && result.reason === "stale") redirect(confirmPath(slug, "member", { id: memberId }));
  if (!result.ok && result.reason === "enrol-first") redirect(routes.security(slug, { done: "enrol-first" }));
  redirect(placePath(slug, "member", { id: memberId }));
}
