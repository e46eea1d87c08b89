import { cookies } from "next/headers";
import { choiceCookie, languageCookieName, zoneCookieName } from "@/lib/ground/cookie-name";
import { env } from "@/lib/ground/env";

/**
 * Stores in the browser how a member reads: the language and the time zone of their profile, for a year. What they did not
 * choose stays as the browser has it. Only in a server action.
 */
export async function rememberReader(reader: { language: string | null; timeZone: string | null }): Promise<void> {
  const secure = env().appUrl.protocol === "https:";
  const jar = await cookies();
  const keep = (name: string, value: string | null) => {
    if (value) jar.set(name, value, choiceCookie(secure));
  };
  keep(languageCookieName(secure), reader.language);
  keep(zoneCookieName(secure), reader.timeZone);
}
