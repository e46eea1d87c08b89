// Finds the words that CONTRIBUTING.md asks to write differently, and fails if there is one.
import { readFileSync } from "node:fs";
import { listFiles } from "@/test/list-files";
import { type Finding, findInDocument, findInPath, findInSource, findInSql } from "./words";

// The list of words itself, its examples, and a licence that is not ours to change.
const exempt = /^(LICENSE|scripts\/words(\.test)?\.ts|CONTRIBUTING\.md|app\/.*\.svg)$/;

const findings = listFiles()
  .filter((file) => !exempt.test(file))
  .flatMap(read);
for (const { file, line, word, say } of findings) console.log(`${file}:${line}: “${word}”; say: ${say}`);
if (findings.length > 0) process.exitCode = 1;

function read(file: string): Finding[] {
  const text = () => readFileSync(file, "utf8");
  if (/\.(tsx?|mjs|css)$/.test(file)) return [...findInPath(file), ...findInSource(file, text())];
  if (file.endsWith(".md")) return findInDocument(file, text());
  if (file.endsWith(".sql")) return findInSql(file, text());
  return [];
}
