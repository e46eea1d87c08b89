import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** Attributes that people read or hear. */
const read = new Set(
  "alt aria-description aria-label aria-roledescription description hint label lead placeholder title".split(" "),
);
/** What is the same in every language: names and signs. */
const names = new Set(["Gatehouse", "UTC", "App Store", "Google Play"]);

const says = (text: string) => /\p{L}{2}/u.test(text) && !names.has(text.trim());

/** Lists the texts for people that a file has in its markup. */
function textsIn(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const texts: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && says(node.text)) texts.push(node.text.trim());
    if (ts.isJsxAttribute(node) && read.has(node.name.getText(file))) literals(node.initializer);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) literals(node.expression);
    ts.forEachChild(node, visit);
  };
  // A literal that stands for itself, or is one of the ends of a choice.
  const literals = (node: ts.Node | undefined): void => {
    if (!node) return;
    if (ts.isStringLiteralLike(node) && says(node.text)) texts.push(node.text);
    if (
      ts.isTemplateExpression(node) &&
      says([node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(" "))
    )
      texts.push(node.getText(file));
    if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) literals(node.expression);
    if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(literals);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind !== ts.SyntaxKind.EqualsEqualsEqualsToken)
      literals(node.right);
  };
  visit(file);
  return texts;
}

test("[W14] no sentence for people stands in the markup: they are in words/, in both languages", () => {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"))
      .map((file) => join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((path) => {
    const texts = textsIn(path);
    return texts.length > 0 ? [{ path, texts }] : [];
  });
  expect(found).toEqual([]);
});
