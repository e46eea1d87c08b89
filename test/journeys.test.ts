import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listFiles } from "./list-files";

// What presses a button. A link or a dialog's opener alone changes nothing, but can't be told from others here.
const presses =
  /^(const \S+ = )?await (?!expect)[^;]*(getByRole\("(button|menuitem|link)"[^;]*\.click\(\)|\bpress\((page, )?"[^"]+"\)|button\(\w+, "[^"]+"\)\.click\(\))$/;
// What goes elsewhere or past the product, so that an act still under way may be lost or not yet done.
const leaves =
  /\.(goto|reload|goBack|clearCookies)\(|\b(query|ageProofs|setPolicy|setEnrolmentGrant|expireSetUps|setPlan|runOperator|open(Policy|Security|Doors|Workspace)|sign(In|Out|Up|InWithPassword)|invite|join|beginToJoin|chooseAction|resetTwoFactor|openTab)[(<]/;

/** Returns the statements of a text, each on one line, with their line numbers. */
function statementsIn(text: string): { line: number; statement: string }[] {
  const found: { line: number; statement: string }[] = [];
  let line = 1;
  for (const part of text.split(/[;{}]\n/)) {
    found.push({ line, statement: part.trim().replace(/\s+/g, " ") });
    line += part.split("\n").length;
  }
  return found;
}

test("a journey sees the effect of what it pressed before it goes elsewhere", () => {
  const files = listFiles("e2e").filter((file) => file.endsWith(".ts"));
  let pressed = 0;
  const hasty = files.flatMap((file) => {
    const statements = statementsIn(readFileSync(file, "utf8"));
    return statements.flatMap(({ line, statement }, at) => {
      if (!presses.test(statement)) return [];
      pressed += 1;
      const next = statements[at + 1]?.statement ?? "";
      return leaves.test(next) && !/^await expect|^(test|export|async|function|const \w+ = \()/.test(next)
        ? [`${file}:${line}: ${statement} → ${next}`]
        : [];
    });
  });
  expect(pressed).toBeGreaterThan(200);
  expect(hasty).toEqual([]);
});
