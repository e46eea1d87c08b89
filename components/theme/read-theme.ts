import { readChoice } from "@/components/choice-cookie";
import { themeCookieName } from "@/lib/ground/cookie-name";
import { parseTheme, type Theme } from "./theme";

/** Reads the reader's theme from the request's cookie; without one it is "system". */
export async function readTheme(): Promise<Theme> {
  return parseTheme(await readChoice(themeCookieName));
}
