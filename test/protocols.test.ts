import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "./list-files";

/** Lines of ours that a protocol may have. */
const protocols = { oidc: 900, gate: 200 };
const folders = Object.keys(protocols).filter((name) => existsSync(join("lib/protocols", name)));
const code = listFiles().filter((file) => /\.(tsx?|mjs)$/.test(file));
const isIn = (name: string, file: string) => file.startsWith(`lib/protocols/${name}/`);

test("every protocol has a bound of lines", () => {
  expect(readdirSync("lib/protocols").filter((name) => !(name in protocols))).toEqual([]);
});

test.each(folders)("the protocol %s keeps within its lines", (name) => {
  const files = listFiles(join("lib/protocols", name)).filter((file) => !file.endsWith(".test.ts"));
  const lines = files.map((file) => readFileSync(file, "utf8").trimEnd().split("\n").length);
  expect(lines.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(protocols[name as keyof typeof protocols]);
});

// So everything else compiles, and its tests run, where the folder is not: only its line in server/protocols.ts goes with it.
test.each(folders)(
  "nothing outside the folder of %s imports from it, not even a type, but the line that loads it",
  (name) => {
    const imports = new RegExp(`(from|import\\(|import) ?["'](@/lib/|(\\.\\./)+)protocols/${name}/`);
    const found = code.filter((file) => !isIn(name, file) && imports.test(readFileSync(file, "utf8")));
    expect(found.filter((file) => file !== "server/protocols.ts")).toEqual([]);
  },
);
