"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { codeField, emailField, keep, nameField, passwordField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readLanguage, readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { enterSession } from "@/lib/access/sessions/enter";
import { routes } from "@/lib/ground/routes";
import { findSlugFault, slugOf } from "@/lib/ground/slug";
import { checkNewPassword } from "@/lib/methods/passwords/check";
import { isSlugTaken } from "@/lib/records/workspaces/find";
import { beginWorkspace } from "@/lib/use-cases/sign-up/begin";
import { confirmWorkspace } from "@/lib/use-cases/sign-up/confirm";
import { isSignUpOver } from "@/lib/use-cases/sign-up/pending";
import {
  clearPendingToken,
  readPendingKey,
  readPendingKeys,
  writePendingToken,
} from "@/lib/use-cases/sign-up/pending-cookie";
import { sendAgain } from "@/lib/use-cases/sign-up/send-again";
import { entry } from "@/words/entry";
import { fields } from "@/words/fields";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";

const newForm = z.object({
  workspaceName: nameField("workspace-name", 60),
  slug: z.string().transform(slugOf),
  name: nameField("your-name"),
  email: emailField,
  password: passwordField,
});

/** Starts opening a workspace: checks everything that can be checked, and mails the code that confirms the address. */
export const createWorkspace = formAction([], async (form): Promise<FormState> => {
  const parsed = await readForm(newForm, form);
  const values = keep(parsed.typed);
  const said = await readWords(fields);
  const fault = findSlugFault(slugOf(parsed.typed.slug ?? ""));
  const wrongSlug = fault && { slug: said.slug[fault] };
  if (!parsed.ok) return { fieldErrors: { ...parsed.fieldErrors, ...wrongSlug }, values };
  if (wrongSlug) return { fieldErrors: wrongSlug, values };
  const input = parsed.data;
  const words = [input.name, input.email, input.workspaceName, input.slug];
  const weak = checkNewPassword(input.password, { twoFactorRequired: true, words });
  if (weak) return { fieldErrors: { password: say(said.weak, weak) }, values };
  if (await isSlugTaken(input.slug))
    return { fieldErrors: { slug: (await readWords(signInRefusals)).signUp["slug-taken"] }, values };
  const begun = await beginWorkspace(await readCaller(), { ...input, language: await readLanguage() });
  if (!begun.ok) return { message: say((await readWords(signInRefusals)).signUp, begun), values };
  await writePendingToken(begun);
  redirect(routes.newWorkspaceConfirm({ signUp: begun.id }));
});

const confirmForm = z.object({ code: codeField, slug: z.string() });

/** Confirms the address. The workspace then exists, and its owner continues with enrolment. */
export const confirmEmail = formAction([given.id], async (signUpId, form): Promise<FormState> => {
  const parsed = await readForm(confirmForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const other = slugOf(parsed.data.slug) || null;
  const fault = other && findSlugFault(other);
  if (fault)
    return { fieldErrors: { slug: (await readWords(fields)).slug[fault] }, values: { slug: parsed.typed.slug ?? "" } };
  const caller = await readCaller();
  const typed = { key: await readPendingKey(signUpId), code: parsed.data.code, others: await readPendingKeys() };
  const result = await confirmWorkspace(caller, typed, other, await readLanguage());
  if (result.ok) {
    await clearPendingToken(signUpId);
    return enterSession(caller, result.slug, result);
  }
  if (result.reason === "slug-taken")
    return {
      fieldErrors: { slug: (await readWords(signInRefusals)).signUp["slug-taken"] },
      values: { slug: parsed.typed.slug ?? "" },
    };
  if (isSignUpOver(result)) redirect(routes.newWorkspaceConfirm({ signUp: signUpId }));
  return { fieldErrors: { code: say((await readWords(signInRefusals)).signUp, result) } };
});

/** Mails a new code. */
export const sendNewCode = action([given.id], async (signUpId): Promise<FormState> => {
  const sent = await sendAgain(await readCaller(), null, await readPendingKey(signUpId), await readLanguage());
  if (sent.ok) return { ok: true, message: (await readWords(entry)).confirm.sentAgain };
  if (isSignUpOver(sent)) redirect(routes.newWorkspaceConfirm({ signUp: signUpId }));
  return { message: say((await readWords(signInRefusals)).signUp, sent) };
});
