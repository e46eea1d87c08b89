"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { keep, nameField, passwordField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { readLinkToken } from "@/lib/access/opened-link";
import { enterSession } from "@/lib/access/sessions/enter";
import { routes } from "@/lib/ground/routes";
import { checkNewPassword } from "@/lib/methods/passwords/check";
import { acceptInvitation } from "@/lib/use-cases/invitations/accept";
import { findInvitation } from "@/lib/use-cases/invitations/find";
import { fields as fieldWords } from "@/words/fields";
import { say } from "@/words/sentences";

const fields = z.object({ name: nameField("your-name"), password: passwordField });

/** Accepts the invitation of a link. The account then exists and continues at its next step. */
export const join = formAction([given.text], async (link, form): Promise<FormState> => {
  const now = new Date();
  const token = await readLinkToken(link);
  const parsed = await readForm(fields, form);
  const values = keep(parsed.typed);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values };
  const invitation = await findInvitation(token, now);
  if (invitation?.state !== "live") redirect(routes.invitation(link));
  const { workspace, member, policy } = invitation;
  const words = await readWords(fieldWords);
  const weak = checkNewPassword(parsed.data.password, {
    twoFactorRequired: policy.settings.requirement[member.role].level === "required",
    words: [parsed.data.name, member.email, workspace.name, workspace.slug],
  });
  if (weak) return { fieldErrors: { password: say(words.weak, weak) }, values };
  const caller = await readCaller();
  const accepted = await acceptInvitation(caller, token, parsed.data);
  if (accepted.ok) return enterSession(caller, accepted.slug, accepted);
  redirect(routes.invitation(link));
});
