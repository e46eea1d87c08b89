"use server";

import { action, given } from "@/app/action";
import { keepChoice } from "@/components/choice-cookie";
import { languageCookieName } from "@/lib/ground/cookie-name";
import { parseLanguage } from "@/words/language";

/**
 * Keeps the reader's language. Open to everyone: it touches nothing but its own cookie, like the theme. An unknown language leaves
 * the choice to the browser.
 */
export const setLanguage = action(
  [given.form],
  (form): Promise<void> => keepChoice(languageCookieName, parseLanguage(form.get("language"))),
);
