"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { codeField, emailField, keep, nameField, passwordField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readLanguage, readWords } from "@/components/language/read-words";
import { readCaller } from "@/lib/access/caller";
import { enterSession } from "@/lib/access/sessions/enter";
import { showDomain } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { checkNewPassword } from "@/lib/methods/passwords/check";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { maySignUp } from "@/lib/rules/policy/may-sign-up";
import { beginMember } from "@/lib/use-cases/sign-up/begin";
import { confirmMember } from "@/lib/use-cases/sign-up/confirm";
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
import { signIn } from "@/words/sign-in";

const signUpForm = z.object({ name: nameField("your-name"), email: emailField, password: passwordField });

async function openWorkspace(slug: string) {
  const workspace = await findWorkspace(slug, new Date());
  return workspace?.policy.settings.signUp.mode === "domains" ? workspace : notFound();
}

/** Starts a sign-up, for addresses at the workspace's domains. Mails the code that confirms the address. */
export const signUp = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const workspace = await openWorkspace(slug);
  const parsed = await readForm(signUpForm, form);
  const values = keep(parsed.typed);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values };
  const input = parsed.data;
  const { settings } = workspace.policy;
  if (!maySignUp(settings, input.email)) {
    const { notHere } = (await readWords(signIn)).signUp;
    return { fieldErrors: { email: notHere(settings.signUp.domains.map(showDomain)) }, values };
  }
  const twoFactorRequired = settings.requirement.member.level === "required";
  const weak = checkNewPassword(input.password, {
    twoFactorRequired,
    words: [input.name, input.email, workspace.name, slug],
  });
  if (weak) return { fieldErrors: { password: say((await readWords(fields)).weak, weak) }, values };
  const begun = await beginMember(await readCaller(), workspace, { ...input, language: await readLanguage() });
  if (!begun.ok) return { message: say((await readWords(signInRefusals)).signUp, begun), values };
  await writePendingToken(begun);
  redirect(routes.signUpConfirm(slug, { signUp: begun.id }));
});

const confirmForm = z.object({ code: codeField });

/** Confirms the address. The account then exists and continues at its next step. */
export const confirmEmail = formAction([given.slug, given.id], async (slug, signUpId, form): Promise<FormState> => {
  const workspace = await openWorkspace(slug);
  const parsed = await readForm(confirmForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const caller = await readCaller();
  const typed = { key: await readPendingKey(signUpId), code: parsed.data.code, others: await readPendingKeys() };
  const result = await confirmMember(caller, workspace, typed);
  if (result.ok) {
    await clearPendingToken(signUpId);
    return enterSession(caller, slug, result);
  }
  if (isSignUpOver(result)) redirect(routes.signUpConfirm(slug, { signUp: signUpId }));
  if (result.reason === "known" || result.reason === "not-accepted")
    return { message: say((await readWords(signInRefusals)).signUp, result) };
  return { fieldErrors: { code: say((await readWords(signInRefusals)).signUp, result) } };
});

/** Mails a new code. */
export const sendNewCode = action([given.slug, given.id], async (slug, signUpId): Promise<FormState> => {
  const [caller, workspace] = [await readCaller(), await openWorkspace(slug)];
  const sent = await sendAgain(caller, workspace, await readPendingKey(signUpId), await readLanguage());
  if (sent.ok) return { ok: true, message: (await readWords(entry)).confirm.sentAgain };
  if (isSignUpOver(sent)) redirect(routes.signUpConfirm(slug, { signUp: signUpId }));
  return { message: say((await readWords(signInRefusals)).signUp, sent) };
});
