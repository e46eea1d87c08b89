import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundle } from "./bundle.mjs";

let root: string;
const write = (name: string, text: string) => writeFileSync(join(root, name), text);
const run = async () => execFileSync(process.execPath, [await bundle(root, "start")], { encoding: "utf8" }).trim();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "gatehouse-bundle-"));
  for (const folder of ["scripts", "cli", "words"]) mkdirSync(join(root, folder));
  write("tsconfig.json", JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } }));
  write("package-lock.json", "{}");
  write("words/greeting.ts", 'export const greeting: string = "first";');
  write("scripts/start.ts", 'import { greeting } from "@/words/greeting"; console.log(greeting);');
  write("cli/operator.ts", 'import("@/words/greeting").then(({ greeting }) => console.log("operator", greeting));');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a bundle is used again until a source of it changes", async () => {
  expect(await run()).toBe("first");
  const made = statSync(join(root, ".program/made-from.json")).mtimeMs;
  write("words/unused.ts", "export {};");
  expect(await run()).toBe("first");
  expect(statSync(join(root, ".program/made-from.json")).mtimeMs).toBe(made);
  write("words/greeting.ts", 'export const greeting: string = "second";');
  expect(await run()).toBe("second");
  expect(execFileSync(process.execPath, [await bundle(root, "operator")], { encoding: "utf8" })).toBe(
    "operator second\n",
  );
});

test("a bundle that was cut short, or lost a source, is made again", async () => {
  await run();
  rmSync(join(root, ".program/made-from.json"));
  expect(await run()).toBe("first");
  write("words/hello.ts", 'export const greeting = "moved";');
  rmSync(join(root, "words/greeting.ts"));
  write("scripts/start.ts", 'import { greeting } from "@/words/hello"; console.log(greeting);');
  write("cli/operator.ts", "");
  expect(await run()).toBe("moved");
});

test("starts at the same moment make one whole bundle, and leave nothing else behind", async () => {
  const paths = await Promise.all([1, 2, 3, 4].map(() => bundle(root, "start")));
  expect(new Set(paths).size).toBe(1);
  expect(await run()).toBe("first");
  expect(readdirSync(root).filter((name) => name.startsWith(".program"))).toEqual([".program"]);
});

test("a source that can't be read as TypeScript is named", async () => {
  write("words/greeting.ts", "export const greeting = ;");
  await expect(bundle(root, "start")).rejects.toThrow("words/greeting.ts");
});
