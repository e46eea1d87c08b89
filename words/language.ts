/** A language that sentences are written in, by its BCP 47 tag. */
export type Language = "en" | "de";

/** The languages that readers may choose. The first stands where a reader asks for none of them. */
export const languages: readonly [Language, ...Language[]] = ["en", "de"];

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: "English", de: "Deutsch" };

/** Reads a language from untrusted text. Returns null if the product is not written in it. */
export function parseLanguage(text: unknown): Language | null {
  return languages.find((language) => language === text) ?? null;
}

/**
 * Chooses the language that a browser prefers among ours, by its Accept-Language header (RFC 9110 §12.5.4): "de-AT" counts as "de", a
 * weight of 0 excludes, and of equal weights the first wins.
 */
export function preferredLanguage(header: string | null): Language {
  let best: { language: Language; weight: number } = { language: languages[0], weight: 0 };
  for (const range of (header ?? "").slice(0, 500).split(",")) {
    const [tag = "", ...parameters] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const language = parseLanguage(tag.split("-")[0]);
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
    const weight = /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(quality) ? Number(quality) : 0;
    if (language && weight > best.weight) best = { language, weight };
  }
  return best.language;
}
