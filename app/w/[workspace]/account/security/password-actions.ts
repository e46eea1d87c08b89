"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { passwordField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { changePassword } from "@/lib/methods/passwords/change";
import { fields as fieldWords } from "@/words/fields";
import { securityResults } from "@/words/security-results";
import { say } from "@/words/sentences";
import { requireFresh } from "../confirm/require-fresh";

const fields = z.object({ newPassword: passwordField });

/** Sets the member's new password. */
export const setPassword = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["security", { open: "password" }] });
  const words = await readWords(fieldWords);
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: { newPassword: words["new-password"] } };
  const result = await changePassword(standing, parsed.data.newPassword);
  if (!result.ok) return { fieldErrors: { newPassword: say(words.weak, result.fault) } };
  await leaveFlash(standing, { text: (await readWords(securityResults)).securityResults.password });
  redirect(routes.security(slug));
});
