"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { nameField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { readSupportContact } from "@/lib/ground/support-contact";
import { usualAccent } from "@/lib/rules/brand/accent";
import { parseColour } from "@/lib/rules/brand/oklch";
import { encodeLogo } from "@/lib/use-cases/workspaces/encode-logo";
import { saveSettings } from "@/lib/use-cases/workspaces/settings";
import { parseLanguage } from "@/words/language";
import { settings } from "@/words/settings";
import { parseZone } from "@/words/time-zone";
import { confirmPath } from "../../account/confirm/require-fresh";
import { sendToEnrol } from "../send-to-enrol";

const fields = z.object({
  seen: z.string(),
  name: nameField("workspace-name"),
  supportContact: z.string().trim(),
  language: z.string(),
  timeZone: z.string(),
  accent: z.string(),
  usualAccent: z.string(),
  logo: z.string(),
  removeLogo: z.string(),
});

/** Reads the picture that the server in front hands on in base64. No picture: what the form says of the one there is. */
async function readLogoChange({ logo, removeLogo }: { logo: string; removeLogo: string }) {
  if (logo === "") return { ok: true as const, logo: removeLogo === "on" ? ("remove" as const) : ("keep" as const) };
  const encoded = await encodeLogo(Buffer.from(logo, "base64"));
  return encoded.ok ? { ok: true as const, logo: encoded.bytes } : encoded;
}

/** Saves the name of the workspace, its support contact, and how its people read. */
export const saveWorkspace = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const scope = await requireScope(slug, "workspace:manage");
  const words = await readWords(settings);
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: { ...parsed.typed, logo: "" } };
  const { seen, name } = parsed.data;
  const { logo: _, ...values } = parsed.typed;
  const contact = parsed.data.supportContact === "" ? null : readSupportContact(parsed.data.supportContact);
  const language = parseLanguage(parsed.data.language);
  const timeZone = parseZone(parsed.data.timeZone);
  // The product's own colour is no choice, so that it follows the product.
  const chosen = parsed.data.accent === "" ? usualAccent : parseColour(parsed.data.accent);
  const accent = parsed.data.usualAccent === "on" || chosen === usualAccent ? null : chosen;
  const change = await readLogoChange(parsed.data);
  const fieldErrors = {
    ...(change.ok ? {} : { logo: words.logoFaults[change.reason] }),
    ...(chosen ? {} : { accent: words.badAccent }),
    ...(parsed.data.supportContact !== "" && !contact ? { supportContact: words.badContact } : {}),
    ...(language ? {} : { language: words.unknown }),
    ...(timeZone ? {} : { timeZone: words.unknown }),
  };
  if (!change.ok || !language || !timeZone || Object.keys(fieldErrors).length > 0) return { fieldErrors, values };
  const supportContact = contact?.text ?? null;
  const saved = await saveSettings(scope, seen, { name, supportContact, language, timeZone, accent }, change.logo);
  await noteRefusal(scope, { act: "save-settings" }, saved);
  if (!saved.ok && saved.reason === "stale") {
    const pressed = {
      action: "saveWorkspace",
      given: [seen, name, supportContact ?? "", language, timeZone, accent ?? ""],
    } as const;
    if (change.logo !== "keep") await leaveFlash(scope, { text: words.logoAgain, tone: "warn" });
    redirect(confirmPath(scope, { at: ["settings"], pressed }));
  }
  if (!saved.ok && saved.reason === "enrol-first") return sendToEnrol(scope);
  if (!saved.ok) return { message: words.refusals[saved.reason], values };
  await leaveFlash(scope, { text: words.saved });
  redirect(routes.settings(slug));
});
