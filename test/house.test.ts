import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const product = ["app", "cli", "components", "lib", "prisma", "server"];

function listSources(folders: string[]): string[] {
  return readdirSync(".", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && folders.includes(entry.name))
    .flatMap(({ name }) => readdirSync(name, { recursive: true, encoding: "utf8" }).map((file) => join(name, file)))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith("prisma/generated/"));
}

const containing = (files: string[], pattern: RegExp) =>
  files.filter((file) => pattern.test(readFileSync(file, "utf8")));

test("the environment is read in lib/ground/env.ts alone", () => {
  // Handing it on, or telling another library something by it, is no reading.
  const reads = /process\.env(?!\s*,\s*\{)|from "node:process"/;
  expect(containing(listSources(product), reads)).toEqual(["lib/ground/env.ts"]);
});

test("what runs from the bundle imports only by paths that are written out", () => {
  const sources = listSources(["cli", "lib", "prisma", "scripts", "server", "words"]);
  expect(containing(sources, /\bimport\((?!\s*["'])/)).toEqual([]);
});

test("what decides reads no clock", () => {
  const pure = listSources(["lib"]).filter((file) => /^lib\/rules\/|\/(code|time-step)\.ts$/.test(file));
  expect(pure.length).toBeGreaterThan(15);
  expect(containing(pure, /Date\.now\(|new Date\(\)|performance\.now/)).toEqual([]);
});

test("no type that lib exports has the name of another", () => {
  const declared = listSources(["lib"]).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^export (?:type|interface|class|enum) (\w+)/gm)].map(([, name]) => name),
  );
  expect(declared.length).toBeGreaterThan(100);
  expect(declared.filter((name, index) => declared.indexOf(name) !== index)).toEqual([]);
});

test("no page has inline scripts, style sheets or raw HTML", () => {
  const files = listSources(["app", "components"]);
  expect(containing(files, /dangerouslySetInnerHTML|<script|<style/)).toEqual([]);
});

test("the title of a tab comes from the page's frame, which knows the workspace and the step", () => {
  const files = listSources(["app"]);
  expect(containing(files, /export (const metadata|async function generateMetadata)/)).toEqual(["app/layout.tsx"]);
});

test("addresses are built by lib/ground/routes.ts alone", () => {
  const byHand =
    /[`"']\/w\/|\/w\/\$\{|\$\{\w*([hH]ref|[pP]ath|[bB]ase|home|here)\}[/?]|(href|action)="\/|redirect\([`"']\//;
  expect(containing(listSources(product), byHand)).toEqual(["lib/ground/routes.ts"]);
});

test("what leads from one page of a sign-in to the next keeps the application that waits for it", () => {
  const pages = listSources(["app"]).filter((file) =>
    /\]\/(sign-in|verify|enrol|reset-code|account\/confirm)\//.test(file),
  );
  expect(pages.length).toBeGreaterThan(15);
  expect(containing(pages, /(?<!revalidatePath\(|<Form action=\{)routes\.(signIn|verify|enrol|resetCode)\(/)).toEqual(
    [],
  );
});

test("no file is longer than one can read at once", () => {
  const long = listSources([...product, "bench", "e2e", "hold", "scripts", "test"]).filter(
    (file) => readFileSync(file, "utf8").split("\n").length > 251,
  );
  expect(long).toEqual([]);
});

test("the lock file knows the packages of every platform, without which npm ci refuses it", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
  };
  const known = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));
  const optional = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  expect(optional.length).toBeGreaterThan(30);
  expect(optional.filter((name) => !known.has(name))).toEqual([]);
});

test("each install script is decided on by name: npm 11 warns about any other", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const scripted = Object.entries(packages).filter(([path, entry]) => path !== "" && entry.hasInstallScript);
  const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ""));
  const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    allowScripts: Record<string, boolean>;
  };
  expect(Object.keys(allowScripts)).toEqual([...new Set(names)].sort());
});
