"use server";

import { cookies, headers } from "next/headers";
import { action, given } from "@/app/action";
import { parseTheme, themeCookieName } from "./theme";

/**
 * Keeps the reader's theme for a year. Open to everyone: it touches nothing but its own cookie. The cookie is Secure by
 * the request's Origin, which the server in front has matched to the product's address.
 */
export const setTheme = action([given.form], async (form): Promise<void> => {
  const secure = (await headers()).get("origin")?.startsWith("https:") === true;
  const jar = await cookies();
  jar.set(themeCookieName(secure), parseTheme(form.get("theme")), {
    httpOnly: true,
    maxAge: 365 * 24 * 60 * 60,
    path: "/",
    sameSite: "lax",
    secure,
  });
});
