"use server";

import { cookies, headers } from "next/headers";
import { action, given } from "@/app/action";
import { languageCookieName } from "@/lib/ground/cookie-name";
import { parseLanguage } from "@/words/language";

/**
 * Keeps the reader's language for a year. Open to everyone: it touches nothing but its own cookie, like the theme. An unknown
 * language leaves the choice to the browser.
 */
export const setLanguage = action([given.form], async (form): Promise<void> => {
  const secure = (await headers()).get("origin")?.startsWith("https:") === true;
  const jar = await cookies();
  const language = parseLanguage(form.get("language"));
  if (!language) return void jar.delete(languageCookieName(secure));
  jar.set(languageCookieName(secure), language, {
    httpOnly: true,
    maxAge: 365 * 24 * 60 * 60,
    path: "/",
    sameSite: "lax",
    secure,
  });
});
