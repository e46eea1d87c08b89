"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { codeField, emailField, keep, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { rememberDevice } from "@/lib/access/devices/device-cookie";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { requireSession } from "@/lib/access/sessions/require";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { giveUpAddress } from "@/lib/use-cases/profile/address-change";
import { askForAddress } from "@/lib/use-cases/profile/ask-address";
import { confirmAddress } from "@/lib/use-cases/profile/confirm-address";
import { profile } from "@/words/profile";
import { say } from "@/words/sentences";
import { requireFresh } from "../../confirm/require-fresh";

const addressForm = z.object({ email: emailField });
const codeForm = z.object({ code: codeField });

/** Mails a code to the address that the member wants to have. */
export const askForChange = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["profileEmail"] });
  const { email: words } = await readWords(profile);
  const parsed = await readForm(addressForm, form);
  if (!parsed.ok) return { fieldErrors: { email: words.fieldHint }, values: keep(parsed.typed) };
  const result = await askForAddress(standing, parsed.data.email);
  if (!result.ok) return { fieldErrors: { email: say(words.refusals, result) }, values: keep(parsed.typed) };
  redirect(routes.profileEmail(slug, { change: result.id }));
});

/** Gives the member the new address, by the code that was mailed to it. */
export const confirmChange = formAction([given.slug, given.id], async (slug, id, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  requireFresh(standing, { at: ["profileEmail", { change: id }] });
  const { email: words } = await readWords(profile);
  const parsed = await readForm(codeForm, form);
  if (!parsed.ok) return { fieldErrors: { code: words.codeHint } };
  const result = await confirmAddress(standing, id, parsed.data.code);
  if (!result.ok) return { fieldErrors: { code: say(words.codeRefusals, result) } };
  await rememberDevice({ slug, email: result.email });
  await leaveFlash(standing, { text: words.changed(showAddress(result.email)) });
  redirect(routes.profile(slug));
});

/** Ends a change that waits for its code, so that another address can be given. */
export const giveUpChange = action([given.slug], async (slug): Promise<void> => {
  const standing = await requireSession(slug);
  await giveUpAddress(standing);
  redirect(routes.profileEmail(slug));
});
