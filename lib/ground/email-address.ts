import { domainToASCII } from "node:url";
import { readText } from "./text";

/** HTML's grammar of one address (HTML Standard, "valid email address"), with at least two labels in its domain. */
const grammar =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

const longest = 254;

/**
 * Reads one mail address as people type and paste it, in lists, files and on the command line too. The domain of another
 * script is returned in its ASCII form ("xn--…", RFC 5891), in lower case. Returns null if mail can't be sent to it.
 */
export function readEmailAddress(typed: string): string | null {
  const text = readText(typed);
  const at = text.lastIndexOf("@");
  const domain = readDomain(text.slice(at + 1));
  if (at < 1 || domain === null) return null;
  const address = `${text.slice(0, at)}@${domain}`;
  return address.length <= longest && grammar.test(address) ? address : null;
}

/** Reads a mail domain in the form that addresses keep. Returns null if it is none. */
export function readDomain(typed: string): string | null {
  const text = readText(typed).replace(/\.$/, "");
  // domainToASCII reads an address of a host: a number or a port would be taken as one.
  const domain =
    /^[^\s:/?#@[\]\\%]+$/u.test(text) && !/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/i.test(text) ? domainToASCII(text) : "";
  return domain !== "" && domain.length <= 253 && grammar.test(`a@${domain}`) ? domain : null;
}
