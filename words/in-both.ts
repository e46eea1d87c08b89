import type { Language } from "./language";

/** The words of one part of the product, in each language. */
export type InBoth<Words> = Record<Language, Words>;

/**
 * Pairs the words of one part of the product. The English ones give the shape: German ones that lack a sentence, or ask for other
 * values in it, do not compile.
 */
export const inBoth = <Words>(en: Words, de: NoInfer<Words>): InBoth<Words> => ({ en, de });
