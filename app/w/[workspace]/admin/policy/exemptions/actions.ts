"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { emailField, type Fault, nameField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { showName } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { endOfDay } from "@/lib/rules/policy/assess";
import { endExemption } from "@/lib/use-cases/members/end-exemption";
import { exempt } from "@/lib/use-cases/members/exempt";
import { findByEmail } from "@/lib/use-cases/members/find-by-email";
import { readMember } from "@/lib/use-cases/members/read-member";
import { memberResults } from "@/words/member-results";
import { policyChanges } from "@/words/policy-changes";
import { memberRefusals } from "@/words/refusals/members";
import { say } from "@/words/sentences";
import { confirmPath } from "../../../account/confirm/require-fresh";

const fields = z.object({
  email: emailField,
  reason: nameField("reason", 200),
  until: z.iso.date("last-day" satisfies Fault),
});

/** Exempts a member, named by their address, until the end of a day. */
export const giveExemption = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: parsed.typed };
  const { email, reason, until } = parsed.data;
  const { exemption } = await readWords(memberRefusals);
  const subjectId = await findByEmail(scope, email);
  if (!subjectId) return { fieldErrors: { email: exemption["not-found"] }, values: parsed.typed };
  const before = await readMember(scope, subjectId);
  const result = await exempt(scope, subjectId, { until: new Date(until), reason });
  await noteRefusal(scope, { act: "exempt", subject: subjectId }, result);
  if (result.ok) {
    const day = new Date(until);
    const { exemptionResults } = await readWords(memberResults);
    const { sayDay } = await readWords(policyChanges);
    const text = exemptionResults.given(before ? showName(before) : email, sayDay(day));
    const given = [subjectId, endOfDay(day).toISOString(), dayOf(before?.exemptUntil), before?.exemptReason ?? ""];
    await leaveFlash(scope, { text, undo: { at: ["exemptions"], action: "undoExemption", given } });
    redirect(routes.exemptions(slug));
  }
  if (result.reason === "stale") {
    const pressed = { action: "giveExemption", given: [email, reason, until] } as const;
    redirect(confirmPath(scope, { at: ["exemptions", { member: subjectId }], pressed }));
  }
  if (result.reason === "enrol-first") return { message: say(exemption, result), values: parsed.typed };
  const field = result.reason === "no-day" ? "until" : "email";
  return { fieldErrors: { [field]: say(exemption, result) }, values: parsed.typed };
});

/** Ends a member's exemption now. */
export const stopExemption = action([given.slug, given.id], async (slug, memberId): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  const before = await readMember(scope, memberId);
  const result = await endExemption(scope, memberId);
  await noteRefusal(scope, { act: "end-exemption", subject: memberId }, result);
  if (result.ok) {
    const { exemptionResults } = await readWords(memberResults);
    const text = exemptionResults.ended(before ? showName(before) : "");
    const given = [memberId, "", dayOf(before?.exemptUntil), before?.exemptReason ?? ""];
    await leaveFlash(scope, { text, undo: { at: ["exemptions"], action: "undoExemption", given } });
    redirect(routes.exemptions(slug));
  }
  if (result.reason === "stale")
    redirect(confirmPath(scope, { at: ["exemptions"], pressed: { action: "stopExemption", given: [memberId] } }));
  return { message: say((await readWords(memberRefusals)).exemptionEnd, result) };
});

/** Writes the last day of an exemption, "" for none. */
const dayOf = (until: Date | null | undefined) =>
  until ? new Date(until.getTime() - 1).toISOString().slice(0, 10) : "";
