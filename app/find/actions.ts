"use server";

import { z } from "zod";
import { formAction } from "@/app/action";
import { emailField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readLanguage, readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { mailWorkspaceList } from "@/lib/use-cases/workspaces/mail-list";
import { entry } from "@/words/entry";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";

const fields = z.object({ email: emailField });

/** Mails an address the workspaces it has. Returns the same sentence whether there are some or none, and whether or not it is known. */
export const findWorkspaces = formAction([], async (form): Promise<FormState> => {
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: parsed.typed };
  const sent = await mailWorkspaceList(await readCaller(), parsed.data.email, await readLanguage());
  if (!sent.ok) return { message: say((await readWords(signInRefusals)).mailed, sent), values: parsed.typed };
  return {
    ok: true,
    message: (await readWords(entry)).find.sent(parsed.data.email),
  };
});
