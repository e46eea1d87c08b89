import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv-line";
import { decodeText } from "./decode-text";
import { type ListReading, readList } from "./read-list";

const roles = ["member", "helpdesk", "admin"];

async function read(text: string, wanted?: ListReading["columns"]): Promise<ListReading> {
  const list = await readList(text, roles, wanted);
  if (!list.ok) throw new Error(list.reason);
  return list;
}

const sample = (name: string) => decodeText(readFileSync(join(import.meta.dirname, "samples", name))) ?? "";
const peopleOf = ({ people }: ListReading) =>
  people.map(({ line, address, name, role }) => [line, address, name, role]);
const passedOf = ({ passed }: ListReading) => passed.map(({ line, outcome }) => [line, outcome]);

const mira = "mira.sand@mill.example";
const jo = "jo.holm@mill.example";

test.each<[string, Partial<ListReading["columns"]>, unknown[], unknown[]]>([
  [
    "google-workspace.csv",
    { address: 2, name: [0, 1], role: null },
    [
      [2, mira, "Mira Sand", ""],
      [3, "jose@mill.example", "José Ångström", ""],
    ],
    [],
  ],
  [
    "m365-active-users.csv",
    { address: 11, name: [3] },
    [
      [2, mira, "Mira Sand", ""],
      [3, jo, "Jo Holm", ""],
    ],
    [[4, "malformed"]],
  ],
  [
    "entra-users.csv",
    { address: 3, name: [4, 2] },
    [
      [2, mira, "Mira Sand", ""],
      [3, jo, "Jo Holm", ""],
    ],
    [],
  ],
  [
    "okta.csv",
    { address: 1, name: [2, 3] },
    [
      [2, mira, "Mira Sand", ""],
      [3, jo, "Jo Holm", ""],
    ],
    [],
  ],
  [
    "slack.csv",
    { address: 1, name: [7], role: null },
    [
      [2, mira, "Mira Sand", ""],
      [3, jo, "Jo Holm", ""],
    ],
    [],
  ],
  [
    "excel-german.csv",
    { address: 3, name: [1, 0], role: 4 },
    [
      [3, mira, "Mira Sand", "member"],
      [4, jo, "Jo; jr Holm", "admin"],
    ],
    [],
  ],
  [
    "excel-unicode-text.txt",
    { address: 2, name: [0] },
    [
      [2, mira, "Mira Sand", ""],
      [3, jo, "Jo Holm", ""],
    ],
    [],
  ],
  ["private-first.csv", { address: 2, name: [0], role: null }, [[2, mira, "Mira Sand", ""]], [[3, "no-address"]]],
  [
    "no-headings.csv",
    { address: 1, name: [], role: null },
    [
      [1, mira, "", ""],
      [2, jo, "", ""],
    ],
    [],
  ],
])("[E1] [W15] %s is understood by its headings", async (name, columns, people, passed) => {
  const list = await read(sample(name));
  expect(list.columns).toMatchObject(columns);
  expect(peopleOf(list)).toEqual(people);
  expect(passedOf(list)).toEqual(passed);
});

test("[E1] where two addresses compete and no heading decides, no one is named until a person chooses", async () => {
  const list = await read(sample("two-addresses.csv"));
  expect(list).toMatchObject({ columns: { address: null }, competing: [1, 2], people: [] });
  const chosen = await read(sample("two-addresses.csv"), { address: 2, name: [0], role: null });
  expect(peopleOf(chosen)).toEqual([
    [2, mira, "Mira Sand", ""],
    [3, jo, "Jo Holm", ""],
  ]);
});

test.each([
  ["email,e-mail\na@x.test,b@x.test\n", null],
  ["Email 1,Email 2\na@x.test,b@x.test\n", null],
  ["Mail;Nummer\na@x.test;7\n", 0],
  ["email,e-mail\na@x.test,A@x.test \n", 0],
  ["Work email,Company email\na@x.test,b@x.test\n", null],
  ["Email,Private email\na@x.test,b@x.test\n", 0],
  ["Private email,Email\na@x.test,b@x.test\n", 1],
  ["personalEmail,workEmail\na@x.test,b@x.test\n", 1],
  ["personal_email,email\na@x.test,b@x.test\n", 1],
  ["Privat,Dienstlich\na@x.test,b@x.test\n", 1],
  ["E-Mail (privat),E-Mail (dienstlich)\na@x.test,b@x.test\n", 1],
  ["Primary contact,Email\na@x.test,b@x.test\n", 1],
  ["Thuis,E-mailadres\na@x.test,b@x.test\n", 1],
  ["EMAIL_ADDRESS,BACKUP_EMAIL\na@x.test,b@x.test\n", 0],
  ["EmailAddress,mail\na@x.test,a@x.test\n", 0],
  ["E-mail 1 - Value,E-mail 2 - Value\na@x.test,b@x.test\n", null],
  ["Zweite E-Mail,E-Mail-Adresse\na@x.test,b@x.test\n", 1],
  ["E-mail personnel,E-mail professionnel\na@x.test,b@x.test\n", 1],
  ["Correo personal,Correo de la empresa\na@x.test,b@x.test\n", 1],
  ["Manager's email,Email\na@x.test,b@x.test\n", 1],
  ["Email verified,Primary email,Email\ntrue,a@x.test,b@x.test\n", 1],
  ["Username,Recovery email\na@x.test,b@x.test\n", 0],
  ["Private email,Number\na@x.test,7\n", null],
  ["Kontakt,Nummer\na@x.test,7\n", 0],
  ["Kontakt,Private email\na@x.test,b@x.test\n", null],
  ["a@x.test,b@x.test\n", null],
  ["7,a@x.test\n8,b@x.test\n", 1],
  ["Members of the mill\n\nName,Email\nBo,a@x.test\n", 1],
])("[E1] in %j the addresses stand in column %j", async (text, column) => {
  expect((await read(text)).columns.address).toBe(column);
});

test("[E1] no line is dropped silently", async () => {
  const text = [
    "Members in 2026",
    "E-mail;Name;Role",
    "bo@a.test;Bo;Administrator",
    "",
    "nonsense;Nia;",
    ";Cy;",
    "BO@A.test;Bo again;",
    "two@a.test / three@a.test;Two;",
    "wanda@a.test;Wanda;wizard",
    "Lind, Rosa <rosa@a.test>;;",
    "mailto:ann@a.test;Ann;Help desk",
    '"cy@a.test;Cy',
    'dan@a.test";Dan;',
    "bo@bücher.example;;",
  ].join("\r\n");
  const list = await read(text);
  expect(peopleOf(list)).toEqual([
    [3, "bo@a.test", "Bo", "admin"],
    [10, "rosa@a.test", "", ""],
    [11, "ann@a.test", "Ann", "helpdesk"],
    [14, "bo@xn--bcher-kva.example", "", ""],
  ]);
  expect(passedOf(list)).toEqual([
    [1, "above"],
    [5, "malformed"],
    [6, "no-address"],
    [7, "repeated"],
    [8, "several"],
    [9, "role"],
    [12, "lines"],
  ]);
});

test("[E1] words that are no known headings are named, when they are taken for headings", async () => {
  const list = await read("Wer;Wohin\nMira;mira@a.test\n");
  expect(list).toMatchObject({ headings: ["Wer", "Wohin"], columns: { address: 1 } });
  expect(passedOf(list)).toEqual([[1, "headings"]]);
});

test("[E1] of Exchange's addresses the main one is read, and two main ones are none", async () => {
  const column = { address: 0, name: [], role: null };
  const list = await read(
    "Proxy addresses\nsmtp:b@x.test+SMTP:a@x.test\nSMTP:a@y.test+SMTP:b@y.test\nsmtp:c@x.test\n",
    column,
  );
  expect(peopleOf(list).map(([line, address]) => [line, address])).toEqual([
    [2, "a@x.test"],
    [4, "c@x.test"],
  ]);
  expect(passedOf(list)).toEqual([[3, "several"]]);
});

test("[E1] an empty file, and one without lines under its headings, hold no one", async () => {
  for (const text of ["", "\n\n", "email\n", "sep=;\r\nemail;name\r\n"])
    expect(await readList(text, roles)).toEqual({ ok: false, reason: "empty" });
});

test("[E1] [W15] our own export is read back as it was: names, addresses and roles", async () => {
  const unit = fc.oneof(
    fc.constantFrom(..."=+-@;\"'|% ,éЖ漢ا🙂".split("")),
    fc.string({ unit: "grapheme", maxLength: 1 }),
  );
  // Names are kept without what shows nothing, and without space around them.
  const name = fc.string({ unit, maxLength: 40 }).map((text) => text.replace(/\p{C}|\s/gu, " ").trim() || "Bo");
  const local = fc.constantFrom("bo", "+bo", "-bo", "'bo", "'+bo", "=bo", "|bo", "%bo", "r&d");
  const member = fc.record({ name, local, role: fc.constantFrom(...roles) });
  await fc.assert(
    fc.asyncProperty(fc.array(member, { minLength: 1, maxLength: 5 }), async (members) => {
      const rows = members.map((one, at) => ({ ...one, email: `${one.local}@h${at}.example` }));
      const cells = rows.map((row) => csvLine([row.name, row.email, row.role, "active", "enabled", 1, 0, 0, 8, "yes"]));
      const head = csvLine([
        "Name",
        "Email",
        "Role",
        "State",
        "Two-factor",
        "Authenticator apps",
        "Passkeys and security keys",
      ]);
      const list = await read(`\ufeff${head}${cells.join("")}`);
      expect(peopleOf(list)).toEqual(rows.map((row, at) => [at + 2, row.email, row.name, row.role]));
    }),
  );
});

test.each([
  ["utf-8", Buffer.from("é\n")],
  ["utf-8 with a mark", Buffer.from("\ufeffé\n")],
  ["utf-16 little-endian", Buffer.from("\ufeffé\n", "utf16le")],
  ["utf-16 big-endian", Buffer.from("\ufeffé\n", "utf16le").swap16()],
  ["utf-16 little-endian without a mark", Buffer.from("é\n", "utf16le")],
  ["utf-16 big-endian without a mark", Buffer.from("é\n", "utf16le").swap16()],
  ["windows-1252", Buffer.from([0xe9, 0x0a])],
])("[E1] a file in %s is decoded", (_encoding, bytes) => {
  expect(decodeText(bytes)).toBe("é\n");
});

test("[E1] a spreadsheet's own file is no text", () => {
  expect(decodeText(Buffer.from("504b0304140000000800", "hex"))).toBeNull();
  expect(decodeText(Buffer.from("email\0name\n"))).toBeNull();
});
