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
 * Reads a pasted list of addresses: separated by commas, semicolons, spaces, tabs or lines, with or without names as mail
 * programs write them (`"Member, Bo" <bo@acme.test>`, `Bo (Sales, Kiel) <bo@acme.test>`, Outlook's `Member, Bo <bo@acme.test>; …`),
 * links included. Takes repeated addresses once.
 */
export function readAddresses(text: string): Line[] {
  const lines = new Map<string, Line>();
  for (const line of text
    .normalize("NFKC")
    .split(/[\n\r]+/)
    .flatMap(readEntries)) {
    const key = line.ok ? line.key : line.typed;
    if (!lines.has(key)) lines.set(key, line);
  }
  return [...lines.values()];
}

type Token = { kind: "quoted" | "comment" | "angle" | "comma" | "end" | "word"; text: string };

// The parts of a line (RFC 5322, section 3.2.2 to 3.2.4); a comment may hold another one.
const quoted = String.raw`"(?<quoted>(?:[^"\\]|\\.)*)"`;
const comment = String.raw`\((?<comment>(?:[^()]|\([^()]*\))*)\)`;
const angle = "<(?<angle>[^<>]*)>";
const opened = [quoted, comment, angle].map((part) => part.replace(/\?<\w+>/, "")).join("|");
/** What is opened and not closed is part of a word. */
const word = String.raw`(?<word>(?:(?!${opened})[^\s,、;])+)`;
const token = new RegExp(`${quoted}|${comment}|${angle}|(?<comma>[,、])|(?<end>;)|${word}`, "gu");

function tokensOf(line: string): Token[] {
  return [...line.matchAll(token)].map(({ groups = {} }) => {
    const [kind = "word", text = ""] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    return { kind: kind as Token["kind"], text };
  });
}

/** Reads the entries of one line. Segments lie between commas; those in front of "<…>" are its name, but for whole addresses. */
function readEntries(line: string): Line[] {
  const found: Line[] = [];
  let segments: Token[][] = [[]];
  const close = () => {
    found.push(...segments.flatMap(readSegment));
    segments = [[]];
  };
  for (const each of tokensOf(line)) {
    if (each.kind === "end") close();
    else if (each.kind === "comma") segments.push([]);
    else if (each.kind === "angle") {
      const name = segments.pop() ?? [];
      found.push(...segments.flatMap(readWholeAddress), readNamed(name, each.text));
      segments = [[]];
    } else segments.at(-1)?.push(each);
  }
  close();
  return found;
}

/** Reads a segment with no "<…>" after it: words, or a name in front of an address in quotes or brackets. */
function readSegment(segment: Token[]): Line[] {
  const words = segment.filter(({ kind }) => kind === "word").map(({ text }) => readAddress(plainWord(text)));
  const held = segment.filter(({ kind }) => kind !== "word").map(({ text }) => readAddress(text));
  if (words.some(({ ok }) => ok)) return words;
  const inside = held.filter(({ ok }) => ok);
  if (inside.length > 0) return inside;
  const typed = segment
    .map(({ text }) => text)
    .join(" ")
    .trim()
    .slice(0, 100);
  return typed === "" ? [] : [{ ok: false, typed }];
}

/** A segment in front of a name: an address of its own if it is nothing else. */
const readWholeAddress = (segment: Token[]): Line[] => {
  const line = readSegment(segment);
  return line.some(({ ok }) => ok) ? line : [];
};

/** Reads the address of `name <address>`. A name of several words that holds another address names two people, so neither is taken. */
function readNamed(name: Token[], address: string): Line {
  const words = name.filter(({ kind }) => kind === "word").map(({ text }) => text);
  const line = readAddress(address);
  const holdsAnother = words.length > 1 && words.some((one) => readAddress(plainWord(one)).ok);
  return line.ok && !holdsAnother ? line : { ok: false, typed: [...words, `<${address}>`].join(" ").slice(0, 100) };
}

/** Takes a word out of a pair of brackets or quotes. */
const plainWord = (text: string) => /^\[(.*)\]$|^'(.*)'$/u.exec(text)?.slice(1).find(Boolean) ?? text;
