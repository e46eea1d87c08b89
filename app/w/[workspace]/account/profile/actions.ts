"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { nameField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { replaceReader } from "@/lib/access/reader-cookies";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { saveProfile } from "@/lib/use-cases/profile/save";
import { parseLanguage } from "@/words/language";
import { profile } from "@/words/profile";
import { parseZone } from "@/words/time-zone";

const fields = z.object({ name: nameField("your-name"), language: z.string(), timeZone: z.string() });

/** Saves the member's own name, language and time zone. */
export const saveOwnProfile = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const standing = await requireSession(slug);
  const words = await readWords(profile);
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: parsed.typed };
  const { name } = parsed.data;
  const reader = { language: parseLanguage(parsed.data.language), timeZone: parseZone(parsed.data.timeZone) };
  const fieldErrors = {
    ...(parsed.data.language !== "" && reader.language === null ? { language: words.unknown } : {}),
    ...(parsed.data.timeZone !== "" && reader.timeZone === null ? { timeZone: words.unknown } : {}),
  };
  if (Object.keys(fieldErrors).length > 0) return { fieldErrors, values: parsed.typed };
  await saveProfile(standing, { name, ...reader });
  await replaceReader(reader);
  await leaveFlash(standing, { text: (reader.language ? profile[reader.language] : words).saved });
  redirect(routes.profile(slug));
});
