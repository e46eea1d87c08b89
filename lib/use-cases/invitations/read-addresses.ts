import { z } from "zod";
import { emailKeyOf } from "@/lib/ground/email-key";
import { isRecipient } from "@/lib/records/mail/recipient";

/** One entry of a pasted list: an address as it is kept and as it is compared, or what was typed if it is no address. */
export type Line = { ok: true; email: string; key: string } | { ok: false; typed: string };

const address = z.email().max(254);

/** Reads one address that mail can be sent to; else returns the beginning of what was typed. */
export function readAddress(typed: string): Line {
  const ok = isRecipient(typed) && address.safeParse(typed).success;
  return ok ? { ok, email: typed, key: emailKeyOf(typed) } : { ok: false, typed: typed.slice(0, 100) };
}

/**
 * Reads a pasted list of addresses: separated by commas, semicolons, spaces or lines, with or without names as mail programs
 * write them ("Bo Member <bo@acme.test>"). Takes repeated addresses once.
 */
export function readAddresses(text: string): Line[] {
  const pieces = text
    .normalize("NFKC")
    .replace(/"[^"\n]*"/g, "")
    .split(/[\n\r,;]+/)
    .flatMap((piece) => /<([^<>]*)>/.exec(piece)?.[1]?.trim() ?? piece.trim().split(/\s+/))
    .filter(Boolean);
  const lines = new Map<string, Line>();
  for (const piece of pieces) {
    const key = emailKeyOf(piece);
    if (!lines.has(key)) lines.set(key, readAddress(piece));
  }
  return [...lines.values()];
}
