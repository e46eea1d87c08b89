import { readEmailAddress } from "@/lib/ground/email-address";
import { emailKeyOf } from "@/lib/ground/email-key";

/** One entry of a pasted list: an address as it is kept and as it is compared, or what was typed if it is no address. */
export type Line = { ok: true; email: string; key: string } | { ok: false; typed: string };

/** Reads one address that mail can be sent to; else returns the beginning of what was typed. */
export function readAddress(typed: string): Line {
  const email = readEmailAddress(typed);
  return email === null ? { ok: false, typed: typed.slice(0, 100) } : { ok: true, email, key: emailKeyOf(email) };
}

/**
 * Reads a pasted list of addresses: separated by commas, semicolons, spaces or lines, with or without names as mail programs
 * write them (`Bo Member <bo@acme.test>`, Outlook's `Member, Bo <bo@acme.test>; …`). Takes repeated addresses once.
 */
export function readAddresses(text: string): Line[] {
  const lines = new Map<string, Line>();
  for (const piece of pieces(text)) {
    const key = emailKeyOf(piece);
    if (!lines.has(key)) lines.set(key, readAddress(piece));
  }
  return [...lines.values()];
}

/**
 * Splits a list into its entries. Text in front of "<…>" is a name, commas included, but for words with an "@": a name has
 * none, so they are addresses of their own.
 */
function pieces(text: string): string[] {
  const entries = text
    .normalize("NFKC")
    .replace(/"[^"\n]*"/g, "")
    .split(/[\n\r;]+/);
  return entries.flatMap((entry) => {
    const named = [...entry.matchAll(/([^<>]*)<([^<>]*)>/g)];
    const addresses = named.flatMap(([, name = "", address = ""]) => [
      ...words(name).filter((word) => word.includes("@")),
      address.trim(),
    ]);
    const rest = entry.slice(named.reduce((length, [all]) => length + all.length, 0));
    return [...addresses, ...words(rest)].filter(Boolean);
  });
}

const words = (text: string) => text.split(/[\s,、]+/);
