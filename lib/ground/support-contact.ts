import { readEmailAddress } from "./email-address";

/** Who people of a workspace can reach: an address, a page, or a text with a phone number. `href` is null where nothing opens. */
export type SupportContact = { kind: "address" | "link" | "phone"; text: string; href: string | null };

/** The most characters of a contact. */
export const longestContact = 200;

/**
 * Reads a support contact: an email address, an https link, or a short text with a phone number. Returns null for anything else, such as
 * a link of another scheme, so that what people are told to trust can't be a script or an unencrypted page.
 */
export function readSupportContact(typed: string): SupportContact | null {
  const text = typed.normalize("NFC").trim();
  if (text === "" || text.length > longestContact || /[\p{C}\u2028\u2029]/u.test(text)) return null;
  return readAddress(text) ?? readLink(text) ?? readPhone(text);
}

function readAddress(text: string): SupportContact | null {
  const address = readEmailAddress(text);
  return address ? { kind: "address", text: address, href: `mailto:${encodeURIComponent(address)}` } : null;
}

function readLink(text: string): SupportContact | null {
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { href, hostname, username, password } = new URL(text);
  const isPlain = username === "" && password === "" && hostname.includes(".") && href.length <= longestContact;
  return isPlain ? { kind: "link", text: href, href } : null;
}

/** A text such as "+49 30 1234567, ext. 12" or "Service desk: 0800 123456": five digits at least, and nothing that reads as a link. */
function readPhone(text: string): SupportContact | null {
  const digits = text.match(/\d/g)?.length ?? 0;
  const isText = /^[\p{L}\p{M}\d +()/.,:;&'’–-]+$/u.test(text) && !/:(?! )|\p{L}\.\p{L}{2}/u.test(text);
  return digits >= 5 && isText ? { kind: "phone", text, href: null } : null;
}
