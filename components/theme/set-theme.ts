"use server";

import { cookies, headers } from "next/headers";
import { parseTheme, themeCookieName } from "./theme";

/**
 * Keeps the theme the reader chose for a year; open to everybody, it touches nothing but its own cookie.
 * Whether that cookie is Secure follows the request's Origin, which the server in front has matched to the product's address.
 */
export async function setTheme(form: FormData): Promise<void> {
  const secure = (await headers()).get("origin")?.startsWith("https:") === true;
  const jar = await cookies();
  // An action can be called with anything in its form's place.
  const theme = form instanceof FormData ? form.get("theme") : null;
  jar.set(themeCookieName(secure), parseTheme(theme), {
    httpOnly: true,
    maxAge: 365 * 24 * 60 * 60,
    path: "/",
    sameSite: "lax",
    secure,
  });
}
