import { headers } from "next/headers";
import { cache } from "react";
import { readChoice } from "@/components/choice-cookie";
import { languageCookieName, zoneCookieName } from "@/lib/ground/cookie-name";
import type { InBoth } from "@/words/in-both";
import { type Language, parseLanguage, preferredLanguage } from "@/words/language";
import { parseZone } from "@/words/time-zone";

/** Reads the language of this request's reader: the one they chose, else the one their browser prefers. */
export const readLanguage = cache(async (): Promise<Language> => {
  const chosen = parseLanguage(await readChoice(languageCookieName));
  return chosen ?? preferredLanguage((await headers()).get("accept-language"));
});

/** Reads the time zone that this request's reader chose. Null: the browser's own, which only its script knows. */
export const readZone = cache(async (): Promise<string | null> => parseZone(await readChoice(zoneCookieName)));

/** Returns the words of one part of the product in the language of this request's reader. For pages, actions and routes. */
export async function readWords<Words>(words: InBoth<Words>): Promise<Words> {
  return words[await readLanguage()];
}
