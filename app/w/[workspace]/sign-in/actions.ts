"use server";

import { z } from "zod";
import { formAction, given } from "@/app/action";
import { emailField, keep, passwordField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { rememberWait } from "@/lib/access/devices/device-cookie";
import { enterSession } from "@/lib/access/sessions/enter";
import { signInWithPassword } from "@/lib/use-cases/sign-in/with-password";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";

const fields = z.object({ email: emailField, password: passwordField });

/** Does the first step of sign-in: address and password. */
export const signIn = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: keep(parsed.typed) };
  const caller = await readCaller();
  const result = await signInWithPassword(caller, { slug, ...parsed.data });
  if (result.ok) return enterSession(caller, slug, result);
  if (result.reason === "wait" && result.keepWait && result.retryAt)
    await rememberWait({ slug, email: parsed.data.email }, result.retryAt);
  return { message: say((await readWords(signInRefusals)).passwordSignIn, result), values: keep(parsed.typed) };
});
