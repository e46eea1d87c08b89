import { cookies } from "next/headers";
import { parseTheme, type Theme, themeCookieName } from "./theme";

/** Reads the reader's theme from the request's cookie; without one it is "system". */
export async function readTheme(): Promise<Theme> {
  const jar = await cookies();
  return parseTheme((jar.get(themeCookieName(true)) ?? jar.get(themeCookieName(false)))?.value);
}
