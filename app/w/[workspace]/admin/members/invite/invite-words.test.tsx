import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ReaderProvider } from "@/components/language/reader";
import { invite } from "@/words/invite";
import type { Language } from "@/words/language";
import { shared } from "@/words/shared";
import { InviteReport } from "./invite-report";
import { InviteWordsProvider } from "./invite-words";
import { LineReport } from "./line-report";
import { PostedPreview } from "./posted-preview";
import { previewList } from "./preview-list";

const list = "Name,E-Mail,Rolle\nBo,bo@acme.test,member\nCy,cy@acme.test,\nDi,not an address,\n";
const lines = [
  { line: 2, address: "bo@acme.test", outcome: "invited" as const },
  { line: 3, address: "bo@acme.test", outcome: "repeated" as const, first: 2 },
  { line: 4, address: "di", outcome: "malformed" as const },
];
const report = [
  { address: "bo@acme.test", outcome: "invited" as const },
  { address: "x", outcome: "malformed" as const },
  { address: "cy@acme.test", outcome: "member" as const },
];

async function textOf(language: Language): Promise<string> {
  const read = await previewList(list, { roles: ["member"], words: invite[language] }, async (all) =>
    all.map(() => "invited" as const),
  );
  if ("sentence" in read) throw new Error(read.sentence);
  const posted = { preview: { ...read.preview, text: list }, role: "member", roleName: "R", startOver: "/" };
  const html = renderToStaticMarkup(
    <ReaderProvider language={language} zone={null} words={shared[language]}>
      <InviteWordsProvider words={invite[language]}>
        <InviteReport report={report} />
        <LineReport lines={lines} />
        <PostedPreview {...posted} />
      </InviteWordsProvider>
    </ReaderProvider>,
  );
  return html.replace(/<[^>]+>/g, "|").replace(/\|+/g, "|");
}

test("[W14] what the browser reads in a list is said in the reader's language", async () => {
  const english = await textOf("en");
  expect(english).toContain("1 invitation sent");
  expect(english).toContain("1 entry is not an email address. Correct it below.");
  expect(english).toContain("Stands on line 2 already");
  expect(english).toContain("2 people to invite");
  expect(english).toContain("Read as: email = column 2 “E-Mail”, name = column 1 “Name”, role = column 3 “Rolle”.");
  expect(english).toContain("1 line is passed over: Not an address (1).");
  const german = await textOf("de");
  expect(german).toContain("1 Einladung gesendet");
  expect(german).toContain("Steht schon in Zeile 2");
  expect(german).toContain("2 Personen werden eingeladen");
  expect(german).toContain(
    "Gelesen als: E-Mail = Spalte 2 „E-Mail“, Name = Spalte 1 „Name“, Rolle = Spalte 3 „Rolle“.",
  );
  expect(german).toContain("1 Zeile wird übersprungen: Keine Adresse (1).");
  for (const text of [english, german]) expect(text).not.toMatch(/\{\w+\}|undefined/);
});

/** Lists the values that each text asks for, by its place. */
function valuesIn(words: unknown, place = ""): string[] {
  if (typeof words === "string") return [`${place}: ${[...new Set(words.match(/\{\w+\}/g))].sort().join(" ")}`];
  return Object.entries(words as object).flatMap(([key, value]) => valuesIn(value, `${place}.${key}`));
}

test("[W14] each text has the same values in both languages", () => {
  expect(valuesIn(invite.de)).toEqual(valuesIn(invite.en));
});
