const BREAKING = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** Characters that hide in text or reverse it: direction marks and overrides, zero-width characters, soft hyphens, tags. */
const HIDDEN =
  /[\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/**
 * Characters that make a mail program see an address: the dot of `evil.example`, the colon of `https://`, the at sign of
 * `a@b`.
 */
const LINKING = /(?<=\S)(?:\.(?=[\p{L}\p{N}]{2})|:(?=\/)|@(?=\S))/gu;

/** Makes a mail's subject one line of at most 180 code points, with any input (RFC 5322 §2.2). */
export function oneLine(subject: string): string {
  return [...subject.replace(BREAKING, " ").trim()].slice(0, 180).join("");
}

/** Makes text one line of visible characters, cut at `limit` code points. */
export function plain(text: string, limit: number): string {
  const points = [...text.replace(BREAKING, " ").replace(HIDDEN, "").trim()];
  return points.length > limit
    ? `${points
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`
    : points.join("");
}

/**
 * Makes a name that people chose harmless inside a mail or its subject. The result is one visible line of at most `limit`
 * code points. A zero-width space breaks what a mail program would turn into a link. Right-to-left names are isolated so
 * that the sentence around them keeps its order (Unicode Standard Annex #9).
 */
export function inert(text: string, limit = 80): string {
  const name = plain(text, limit).replace(LINKING, "$&\u200b");
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}
