"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { emailField, keep, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { requestPasswordReset } from "@/lib/methods/passwords/request-reset";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";
import { signIn } from "@/words/sign-in";

const fields = z.object({ email: emailField });

/** Mails the link that sets a new password, if a member has this address. The response is the same if no member has it. */
export const sendLink = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const now = new Date();
  const workspace = await findWorkspace(slug, now);
  if (!workspace) notFound();
  const parsed = await readForm(fields, form);
  const values = keep(parsed.typed);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values };
  const { email } = parsed.data;
  const requested = await requestPasswordReset(await readCaller(), workspace, email);
  if (!requested.ok) return { message: say((await readWords(signInRefusals)).mailed, requested), values };
  return {
    ok: true,
    message: (await readWords(signIn)).reset.sent(email),
    values,
  };
});
