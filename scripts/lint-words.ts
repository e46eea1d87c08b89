// Finds the words that CONTRIBUTING.md asks to write differently. With --lower it lowers the baseline to what is left.
import { readFileSync, writeFileSync } from "node:fs";
import { listFiles } from "@/test/list-files";
import { type Finding, findInDocument, findInPath, findInSource, findInSql } from "./words";

const baselinePath = "scripts/words-baseline.json";
const baseline: Record<string, number> = JSON.parse(readFileSync(baselinePath, "utf8"));

// The list of words itself, its examples, and a licence that is not ours to change.
const exempt = /^(LICENSE|scripts\/words(\.test)?\.ts|CONTRIBUTING\.md|app\/.*\.svg)$/;

const findings = listFiles()
  .filter((file) => !exempt.test(file))
  .flatMap(read);
const byFolder = new Map<string, Finding[]>();
for (const finding of findings) {
  const folder = finding.file.includes("/") ? finding.file.replace(/\/.*/, "") : ".";
  byFolder.set(folder, [...(byFolder.get(folder) ?? []), finding]);
}

if (process.argv.includes("--lower")) lower();
else report();

function read(file: string): Finding[] {
  const text = () => readFileSync(file, "utf8");
  if (/\.(tsx?|mjs|css)$/.test(file)) return [...findInPath(file), ...findInSource(file, text())];
  if (file.endsWith(".md")) return findInDocument(file, text());
  if (file.endsWith(".sql")) return findInSql(file, text());
  return [];
}

/** Prints what stands in folders that have more of it than the baseline allows; fails if there is one. */
function report(): void {
  for (const [folder, found] of byFolder) {
    const allowed = baseline[folder] ?? 0;
    if (found.length <= allowed) continue;
    for (const { file, line, word, say } of found) console.log(`${file}:${line}: “${word}”; say: ${say}`);
    console.log(`${folder}: ${found.length} words, ${allowed} allowed (${baselinePath}).`);
    process.exitCode = 1;
  }
}

function lower(): void {
  const left = Object.entries(baseline)
    .map(([folder, allowed]) => [folder, Math.min(allowed, byFolder.get(folder)?.length ?? 0)] as const)
    .filter(([, count]) => count > 0);
  writeFileSync(baselinePath, `${JSON.stringify(Object.fromEntries(left), null, 2)}\n`);
}
