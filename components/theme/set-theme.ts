"use server";

import { action, given } from "@/app/action";
import { keepChoice } from "@/components/choice-cookie";
import { themeCookieName } from "@/lib/ground/cookie-name";
import { parseTheme } from "./theme";

/** Keeps the reader's theme. Open to everyone: it touches nothing but its own cookie. */
export const setTheme = action(
  [given.form],
  (form): Promise<void> => keepChoice(themeCookieName, parseTheme(form.get("theme"))),
);
