import { readText } from "./text";

/** HTML's grammar of one address (HTML Standard, "valid email address"), with at least two labels in its domain. */
const grammar =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/** The end of a host's number, such as 127.0.0.1 or 0x7f.1: no name that mail goes to. */
const hostNumber = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/i;

const longest = 254;

/**
 * Reads one mail address as people type and paste it, in lists, files and on the command line too; a link that writes to it
 * ("mailto:…", RFC 6068) is read as its address. The domain of another script is returned in its ASCII form ("xn--…", RFC 5891),
 * in lower case. Returns null if mail can't be sent to it.
 */
export function readEmailAddress(typed: string): string | null {
  const text = readLink(typed.normalize("NFKC"));
  const at = text.lastIndexOf("@");
  const local = readText(text.slice(0, Math.max(0, at)));
  const domain = readDomain(text.slice(at + 1));
  if (local === "" || domain === null) return null;
  const address = `${local}@${domain}`;
  return address.length <= longest && grammar.test(address) ? address : null;
}

/**
 * Reads a mail domain in the form that addresses keep, as the URL Standard does (UTS #46). It does not pass `readText`: joiners, dashes
 * and digits of a script are part of a name, and without them it is another domain. Returns null if it is none.
 */
export function readDomain(typed: string): string | null {
  // What shows nothing goes, but for the two joiners.
  const text = typed
    .normalize("NFKC")
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, "")
    .trim()
    .replace(/\.$/, "");
  const domain = /^[^\s\p{Cc}:/?#@[\]\\%]+$/u.test(text) ? hostOf(text) : "";
  const isHost = [domain, text].some((one) => hostNumber.test(one));
  return domain !== "" && !isHost && domain.length <= 253 && grammar.test(`a@${domain}`) ? domain : null;
}

/** Returns the host that the URL Standard makes of a text, or "". Pages read addresses too, so this needs no part of Node. */
function hostOf(text: string): string {
  const address = `http://${text}/`;
  return URL.canParse(address) ? new URL(address).hostname : "";
}

/** Returns the address that a mailto link writes to; any other text stays what it is. */
function readLink(text: string): string {
  const to = /^\s*mailto:([^?]*)/i.exec(text)?.[1];
  if (to === undefined) return text;
  try {
    return decodeURIComponent(to);
  } catch {
    return text;
  }
}
