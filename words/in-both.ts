import type { Language } from "./language";

/** What a part says: the same sentences, whatever their text is in one language. */
type Said<Words> = Words extends string
  ? string
  : Words extends (...values: infer Values) => infer Result
    ? [Result] extends [string]
      ? (...values: Values) => string
      : Words
    : { [Key in keyof Words]: Said<Words[Key]> };

/** The words of one part of the product, in each language. */
export type InBoth<Words> = Record<Language, Words>;

/**
 * Pairs the words of one part of the product. The English ones give the shape: German ones that lack a sentence, or ask for other
 * values in it, do not compile.
 */
export const inBoth = <Words>(en: Words, de: Said<NoInfer<Words>>): InBoth<Said<Words>> => ({
  en: en as Said<Words>,
  de: de as Said<Words>,
});
