import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emailField } from "@/app/fields";
import { signUp } from "@/app/w/[workspace]/admin/policy/parts/sign-up";
import { readEmailAddress } from "@/lib/ground/email-address";
import { emailKeyOf } from "@/lib/ground/email-key";
import { readAddresses } from "@/lib/ground/lists/read-addresses";
import { readCell } from "@/lib/ground/lists/read-cell";
import { readList } from "@/lib/ground/lists/read-list";
import { wordsOf } from "@/lib/use-cases/members/search";
import { listFiles } from "./list-files";

/** Every place where an address is typed, pasted or brought, as what it reads or null. */
const places: Record<string, (typed: string) => unknown> = {
  "a field of a form": (typed) => emailField.safeParse(typed).data ?? null,
  "a pasted list": (typed) => readAddresses(typed).map((line) => (line.ok ? line.email : null))[0] ?? null,
  "a pasted list with names": (typed) =>
    readAddresses(`Lind, Rosa <${typed}>; `).map((line) => (line.ok ? line.email : null))[0],
  "a cell of a file": (typed) => {
    const read = readCell(typed);
    return read.ok ? read.email : null;
  },
  "a file": async (typed) => {
    const list = await readList(`email;name\n"${typed}";Rosa\n`, []);
    return list.ok ? (list.people[0]?.address ?? null) : null;
  },
};

const read: [string, string | null][] = [
  ["r&d@harbour.example", "r&d@harbour.example"],
  ["bo@xn--80a1acny.xn--p1ai", "bo@xn--80a1acny.xn--p1ai"],
  ["bo@почта.рф", "bo@xn--80a1acny.xn--p1ai"],
  ["bo@BÜCHER.example", "bo@xn--bcher-kva.example"],
  ["\u200ebo@harbour.example", "bo@harbour.example"],
  ["mailto:bo@harbour.example", "bo@harbour.example"],
  ["o'neil+news=1@harbour.example", "o'neil+news=1@harbour.example"],
  ["bo@harbour", null],
  ["bo@127.0.0.1", null],
  ["bo@xn--a.example", null],
];

test.each(read)("[E2] every place reads %j as %j", async (typed, address) => {
  for (const [place, reader] of Object.entries(places)) expect(await reader(typed), place).toBe(address);
  expect(readEmailAddress(typed)).toBe(address);
  if (address === null) return;
  expect(emailKeyOf(typed)).toBe(address);
  expect(wordsOf(typed.replace("mailto:", "").replace("\u200e", ""))).toEqual([address.toLowerCase()]);
  const domain = typed.slice(typed.lastIndexOf("@"));
  expect(signUp.fields.domains.parse(domain)).toEqual([address.split("@")[1]]);
});

test("[E2] no other file has a grammar of addresses: forms use emailField, all else readEmailAddress or readDomain", () => {
  const sources = listFiles().filter(
    (file) => /^(app|cli|lib|server)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  const text = new Map(sources.map((file) => [file, readFileSync(file, "utf8")]));
  const having = (pattern: RegExp) => sources.filter((file) => pattern.test(text.get(file) ?? ""));
  expect(having(/z\.email\(|\.email\(\)/)).toEqual([]);
  expect(having(/\bemail: z\b/).filter((file) => file.startsWith("app/"))).toEqual([]);
  expect(having(/domainToASCII|toASCII/)).toEqual([]);
  // The field of every form that asks for an address.
  expect(having(/\bemail: emailField\b/).length).toBeGreaterThan(5);
  // The sender's address in the settings and a mail's recipient are checked against header injection, and not read.
  const grammars = having(/\/\^?[^/\n]*\]\+?(\{[\d,]+\})?@[[(a-z]/);
  expect(grammars).toEqual(["lib/ground/email-address.ts", "lib/ground/settings.ts", "lib/records/mail/recipient.ts"]);
});
