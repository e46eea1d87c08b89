"use server";

import { cookies, headers } from "next/headers";
import { parseTheme, themeCookieName } from "./theme";

/**
 * Keeps the reader's theme for a year. Open to everyone: it touches nothing but its own cookie. The cookie is Secure by
 * the request's Origin, which the server in front has matched to the product's address.
 */
export async function setTheme(form: FormData): Promise<void> {
  const secure = (await headers()).get("origin")?.startsWith("https:") === true;
  const jar = await cookies();
  // An action can be called with anything in place of its form.
  const theme = form instanceof FormData ? form.get("theme") : null;
  jar.set(themeCookieName(secure), parseTheme(theme), {
    httpOnly: true,
    maxAge: 365 * 24 * 60 * 60,
    path: "/",
    sameSite: "lax",
    secure,
  });
}
