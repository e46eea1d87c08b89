import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/**
 * Browsers translate a page by putting new nodes in place of its text nodes. React still holds the old ones: removing one of them,
 * or inserting an element before it, throws. So text next to what comes and goes stands in an element of its own.
 */
type Kind = "element" | "text" | "unknown" | "comes and goes" | "bare text comes and goes" | "nothing";

const { SyntaxKind } = ts;
const logical = [SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken, SyntaxKind.QuestionQuestionToken];

function kindOfChild(child: ts.JsxChild): Kind {
  if (ts.isJsxText(child)) return child.text.trim() === "" && child.text.includes("\n") ? "nothing" : "text";
  if (!ts.isJsxExpression(child)) return kindOf(child);
  return child.expression ? kindOf(child.expression) : "nothing";
}

function kindOf(expression: ts.Node): Kind {
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression)) return kindOf(expression.expression);
  if (ts.isJsxFragment(expression)) return expression.children.map(kindOfChild).includes("text") ? "text" : "element";
  if (ts.isJsxElement(expression) || ts.isJsxSelfClosingElement(expression)) return "element";
  if (ts.isStringLiteralLike(expression) || ts.isTemplateExpression(expression)) return "text";
  if (expression.kind === SyntaxKind.NullKeyword) return "nothing";
  if (ts.isConditionalExpression(expression)) return either(expression.whenTrue, expression.whenFalse);
  if (ts.isBinaryExpression(expression) && logical.includes(expression.operatorToken.kind))
    return either(expression.right);
  if (ts.isCallExpression(expression) && /\.(map|flatMap)$/.test(expression.expression.getText()))
    return "comes and goes";
  return "unknown";
}

function either(...branches: ts.Expression[]): Kind {
  const kinds = branches.map(kindOf);
  return kinds.some((kind) => ["text", "unknown", "bare text comes and goes"].includes(kind))
    ? "bare text comes and goes"
    : "comes and goes";
}

/** Lists what a parent has that a translated page can't survive, as short texts. */
function faultsOf(parent: ts.JsxElement | ts.JsxFragment): string[] {
  const children = parent.children.map((child) => [kindOfChild(child), child] as const);
  const shown = children.filter(([kind]) => kind !== "nothing");
  if (shown.length < 2) return [];
  return shown.flatMap(([kind, child], at) => {
    const text = child.getText().replace(/\s+/g, " ").slice(0, 80);
    if (kind === "bare text comes and goes") return [`bare text comes and goes: ${text}`];
    const next = shown.slice(at + 1).find(([later]) => later !== "comes and goes")?.[0];
    return kind === "comes and goes" && next === "text" ? [`comes and goes before bare text: ${text}`] : [];
  });
}

function faultsIn(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const faults: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node))
      for (const fault of faultsOf(node))
        faults.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${fault}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return faults;
}

test.each([
  ["a spinner before a word", "<button>{busy && <i />}Save</button>", 1],
  ["a spinner before an element", "<button>{busy && <i />}<span>Save</span></button>", 0],
  ["a word that comes and goes next to another", "<p>Saved {late && `, late`}</p>", 1],
  ["a word that changes next to another", '<p>{n} {n === 1 ? "line" : "lines"}</p>', 1],
  ["a fragment of words that comes and goes", "<p>Valid{end && <>, until <b /></>}</p>", 1],
  ["the same in an element", "<p>Valid{end && <span>, until <b /></span>}</p>", 0],
  ["a word alone, which React writes whole", '<p>{done ? "Copied" : "Copy"}</p>', 0],
  ["a list before a word", "<p>{all.map((one) => <b key={one} />)} in all</p>", 1],
])("[C6] %s", (_, source, faults) => {
  expect(faultsIn("example.tsx", source)).toHaveLength(faults);
});

test("[C6] no page has bare text next to what comes and goes", () => {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  );
  const pages = files.filter((file) => file.endsWith(".tsx"));
  expect(pages.length).toBeGreaterThan(100);
  expect(pages.flatMap((file) => faultsIn(file, readFileSync(file, "utf8")))).toEqual([]);
});
