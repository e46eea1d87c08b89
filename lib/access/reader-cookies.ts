import { cookies } from "next/headers";
import { choiceCookie, languageCookieName, zoneCookieName } from "@/lib/ground/cookie-name";
import { env } from "@/lib/ground/env";

type Reader = { language: string | null; timeZone: string | null };

/**
 * Stores in the browser how a member reads: the language and the time zone of their profile, for a year. At sign-in, what they did not
 * choose stays as the browser has it. Only in a server action.
 */
export async function rememberReader({ language, timeZone }: Reader): Promise<void> {
  const secure = env().appUrl.protocol === "https:";
  if (language) await keep(languageCookieName(secure), language);
  if (timeZone) await keep(zoneCookieName(secure), timeZone);
}

/** Does the same when the profile is saved: what a member no longer chooses is the browser's again. */
export async function replaceReader(reader: Reader): Promise<void> {
  const secure = env().appUrl.protocol === "https:";
  const jar = await cookies();
  if (!reader.language) jar.delete(languageCookieName(secure));
  if (!reader.timeZone) jar.delete(zoneCookieName(secure));
  await rememberReader(reader);
}

async function keep(name: string, value: string): Promise<void> {
  const secure = env().appUrl.protocol === "https:";
  (await cookies()).set(name, value, choiceCookie(secure));
}
