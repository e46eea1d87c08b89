"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { passwordField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { rememberDevice } from "@/lib/access/devices/device-cookie";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { resetPassword } from "@/lib/methods/passwords/reset";
import { findResetLink } from "@/lib/methods/passwords/reset-link";
import { fields as fieldWords } from "@/words/fields";
import { say } from "@/words/sentences";
import { signIn } from "@/words/sign-in";

const fields = z.object({ newPassword: passwordField });

/** Sets the new password, by the link from the mail. Does not sign the member in. */
export const saveNewPassword = formAction([given.slug, given.text], async (slug, link, form): Promise<FormState> => {
  const words = await readWords(fieldWords);
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: { newPassword: words["new-password"] } };
  const now = new Date();
  const linked = await findResetLink(slug, await readLinkToken(link), now);
  const result = linked ? await resetPassword(await readCaller(), linked, parsed.data.newPassword) : null;
  if (result?.ok) {
    await rememberDevice({ slug, email: result.email });
    redirect(routes.signIn(slug, { because: "password" }));
  }
  if (result?.reason === "weak") return { fieldErrors: { newPassword: say(words.weak, result.fault) } };
  return { message: (await readWords(signIn)).reset.gone };
});
