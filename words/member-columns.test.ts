import { expect, test } from "vitest";
import { csvLine } from "@/lib/ground/lists/csv-line";
import { readList } from "@/lib/ground/lists/read-list";
import { memberColumns } from "./member-columns";

test.each(["en", "de"] as const)("[W14] [W15] our own export reads back as it was, in %s", async (language) => {
  const headings = Object.values(memberColumns[language]);
  expect(Object.keys(memberColumns[language])).toEqual(Object.keys(memberColumns.en));
  const row = [
    "Bo Member",
    "bo@acme.test",
    "helpdesk",
    "protected",
    "enabled",
    1,
    0,
    1,
    7,
    "yes",
    "",
    "pwd otp",
    "",
    "",
  ];
  const list = await readList(csvLine(headings) + csvLine(row), ["member", "helpdesk"]);
  if (!list.ok) throw new Error(list.reason);
  expect(list.columns).toEqual({ address: 1, name: [0], role: 2 });
  expect(list.people).toMatchObject([{ address: "bo@acme.test", name: "Bo Member", role: "helpdesk" }]);
});
