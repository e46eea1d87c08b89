import { readDomain } from "./email-address";

/** Writes an address as people read it: its domain in its own script, where that can't be taken for another one. */
export function showAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return at === -1 ? email : `${email.slice(0, at)}@${showDomain(email.slice(at + 1))}`;
}

/** Writes the name of a member: someone who was invited without one has their address as a name. */
export function showName({ name, email }: { name: string; email: string }): string {
  return name === email ? showAddress(email) : name;
}

/**
 * Writes a domain as people read it. Its ASCII form stays wherever the other could deceive: scripts mixed in one label, letters that look
 * like Latin ones only, marks that show nothing, a label that is not written back as it was (UTS #39, and what browsers do).
 */
export function showDomain(domain: string): string {
  if (!/(^|\.)xn--/.test(domain)) return domain;
  const labels = domain.split(".").map((label) => (label.startsWith("xn--") ? decodeLabel(label.slice(4)) : label));
  const ownTop = !/^[\x20-\x7e]*$/.test(labels.at(-1) ?? "");
  if (!labels.every((label) => label !== null && isPlain(label, ownTop))) return domain;
  const shown = labels.join(".");
  return readDomain(shown) === domain ? shown : domain;
}

const latin = /^[a-z0-9-]+$/;
const accented = /^(?:[a-z]\p{M}{0,2}|[ßæøœđłþð])$/u;
/** Letters that have a Latin twin: a label of nothing else reads as a Latin one. */
const twins = /^[-0-9асԁеһіјӏкорԗԛѕԝхуъьҽпгѵѡαβγεηικνοπρτυχω]*$/u;
const scripts = [
  /^[\p{Script=Cyrillic}0-9-]+$/u,
  /^[\p{Script=Greek}0-9-]+$/u,
  /^[\p{Script=Arabic}0-9-]+$/u,
  /^[\p{Script=Hebrew}0-9-]+$/u,
  /^[\p{Script=Thai}0-9-]+$/u,
  /^[\p{Script=Devanagari}0-9-]+$/u,
  /^[\p{Script=Bengali}0-9-]+$/u,
  /^[\p{Script=Tamil}0-9-]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー0-9-]+$/u,
  /^[\p{Script=Han}\p{Script=Hangul}0-9-]+$/u,
];

function isPlain(label: string, ownTop: boolean): boolean {
  if (latin.test(label)) return true;
  if ([...label].every((letter) => /[0-9-]/.test(letter) || accented.test(letter.normalize("NFD")))) return true;
  return scripts.some((script) => script.test(label)) && (ownTop || !twins.test(label));
}

/** Decodes one label without its "xn--" (RFC 3492, section 6.2). Returns null if it is none. */
function decodeLabel(text: string): string | null {
  const end = text.lastIndexOf("-");
  const points = [...text.slice(0, Math.max(0, end))].map((letter) => letter.charCodeAt(0));
  let [point, place, bias, at] = [128, 0, 72, end + 1];
  while (at < text.length) {
    const before = place;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(text[at++] ?? "?");
      place += digit * weight;
      if (digit === -1 || place > 0x7fffffff) return null;
      const least = Math.min(26, Math.max(1, k - bias));
      if (digit < least) break;
      weight *= 36 - least;
    }
    bias = adapt(place - before, points.length + 1, before === 0);
    point += Math.floor(place / (points.length + 1));
    place %= points.length + 1;
    if (point > 0x10ffff) return null;
    points.splice(place++, 0, point);
  }
  return String.fromCodePoint(...points);
}

function adapt(delta: number, count: number, first: boolean): number {
  let left = first ? Math.floor(delta / 700) : delta >> 1;
  left += Math.floor(left / count);
  let k = 0;
  for (; left > 455; k += 36) left = Math.floor(left / 35);
  return k + Math.floor((36 * left) / (left + 38));
}
