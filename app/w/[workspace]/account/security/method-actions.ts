"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { codeField, nameField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import type { Judged } from "@/components/passkeys/passkey-button";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { requireSession } from "@/lib/access/sessions/require";
import type { Standing } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";
import { mailCode } from "@/lib/methods/email-codes/mail-code";
import { assertionResponse } from "@/lib/methods/passkeys/response";
import { listMethods } from "@/lib/use-cases/credentials/list";
import { preferMethod } from "@/lib/use-cases/credentials/prefer";
import { disableTwoFactor, type Removed, removeMethod } from "@/lib/use-cases/credentials/remove";
import { renameMethod } from "@/lib/use-cases/credentials/rename";
import { type Tried, tryCode, tryPasskey } from "@/lib/use-cases/credentials/try";
import { startTotp } from "@/lib/use-cases/enrolment/start-totp";
import { methods } from "@/words/methods";
import { commonRefusals } from "@/words/refusals/common";
import { securityRefusals } from "@/words/refusals/security";
import { security } from "@/words/security";
import { securityResults } from "@/words/security-results";
import { say } from "@/words/sentences";
import { refuseProof } from "../../refuse-proof";
import { requireFresh } from "../confirm/require-fresh";

const nameForm = z.object({ name: nameField("name", 60) });
const testForm = z.object({ code: codeField });
const removeForm = z.object({ code: z.string().max(100) });

/** Starts adding an authenticator app. */
export const addApp = action([given.slug], async (slug): Promise<void> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["security"], pressed: { action: "addApp", given: [] }, proof: "replace" });
  if (!standing.policy.settings.methods.totp) redirect(routes.security(slug));
  redirect(routes.securityApp(slug, { setUp: await startTotp(standing) }));
});

/** Starts replacing an authenticator app with another, or continues with it. */
export const replaceApp = action([given.slug, given.id], async (slug, id): Promise<void> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["security"], pressed: { action: "replaceApp", given: [id] }, proof: "replace" });
  const setUp = standing.policy.settings.methods.totp ? await startTotp(standing, id) : null;
  redirect(setUp ? routes.securityApp(slug, { setUp }) : routes.security(slug));
});

/** Starts making the address a second factor, and mails the code that confirms it. */
export const addEmail = action([given.slug], async (slug): Promise<void> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["security"], pressed: { action: "addEmail", given: [] }, proof: "replace" });
  await mailCode(standing, "method");
  redirect(routes.securityEmail(slug));
});

/** Makes a method the one that sign-in offers first. */
export const makePreferred = action([given.slug, given.id], async (slug, id): Promise<void> => {
  const standing = await requireSession(slug);
  const found = await preferMethod(standing, id);
  if (found) await leaveFlash(standing, { text: (await readWords(securityResults)).securityResults.preferred });
  redirect(routes.security(slug));
});

/** Tells whether a code of an app would sign its member in, and changes nothing. */
export const testApp = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  const parsed = await readForm(testForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  const tried = await tryCode(standing, parsed.data.code);
  if (tried.ok) return tellTried(standing, tried);
  const fieldErrors = { code: say((await readWords(securityRefusals)).trial, tried) };
  if (tried.reason !== "other-code" || tried.typed !== "recovery") return { fieldErrors };
  const check = {
    href: routes.security(slug, { open: "check" }),
    label: (await readWords(security)).dialogs.checkInstead,
  };
  return { fieldErrors, fieldLinks: { code: check } };
});

/** Tells whether a passkey or security key would sign its member in, and changes nothing. */
export const testPasskey = action([given.slug, given.by(assertionResponse)], async (slug, answer): Promise<Judged> => {
  const standing = await requireSession(slug);
  if (!answer) return { message: (await readWords(commonRefusals)).unreadable };
  const tried = await tryPasskey(standing, answer);
  if (tried.ok) return tellTried(standing, tried);
  if (tried.reason === "counter") redirect(routes.signIn(slug, { because: "key" }));
  return { message: say((await readWords(securityRefusals)).trial, tried) };
});

async function tellTried(standing: Standing, { credentialId }: Extract<Tried, { ok: true }>): Promise<never> {
  const method = (await listMethods(standing)).find(({ id }) => id === credentialId);
  if (method)
    await leaveFlash(standing, {
      text: (await readWords(securityResults)).securityResults.tried((await readWords(methods)).sayName(method.named)),
    });
  redirect(routes.security(standing.workspace.slug));
}

/** Gives a method another name. */
export const rename = formAction([given.slug, given.id], async (slug, id, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  const parsed = await readForm(nameForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: parsed.typed };
  const found = await renameMethod(standing, id, parsed.data.name);
  if (found) await leaveFlash(standing, { text: (await readWords(securityResults)).securityResults.renamed });
  redirect(routes.security(slug));
});

/** Removes a method. */
export const remove = formAction([given.slug, given.id], async (slug, id, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["security", { open: "remove", method: id }] });
  const parsed = await readForm(removeForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  return tell(standing, await removeMethod(standing, id, parsed.data.code), "removed");
});

/** Switches the second factor off. */
export const disable = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["security", { open: "disable" }] });
  const parsed = await readForm(removeForm, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors };
  return tell(standing, await disableTwoFactor(standing, parsed.data.code), "disabled");
});

async function tell(standing: Standing, result: Removed, done: "removed" | "disabled"): Promise<FormState> {
  if (result.ok) {
    await leaveFlash(standing, {
      text: (await readWords(securityResults)).securityResults[result.left === 0 ? "disabled" : done],
    });
    redirect(routes.security(standing.workspace.slug));
  }
  return refuseProof((await readWords(securityRefusals)).removal, result);
}
