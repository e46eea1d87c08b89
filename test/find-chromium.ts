import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { chromium } from "playwright";
import { type Chromium, explainNoPasskey, flags } from "./chromium";
import { succeeds } from "./run-installer";
import { unpackDebians, unpackNpms } from "./unpack-chromium";

// The shell draws no browser around the page, which halves the work.
const shell = "chromium-headless-shell";
const names = [shell, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const require = createRequire(import.meta.url);

/**
 * Finds a Chromium that makes passkeys: CHROMIUM_PATH, Playwright's, the system's; else installs one: Playwright's
 * download, as root the distribution's package, else one unpacked below node_modules, which needs no permission at all.
 */
export async function findChromium(): Promise<Chromium> {
  const tried = new Set<string>();
  for (const source of [given, playwrights, systems, downloaded, distributed, unpackNpms, unpackDebians]) {
    for (const found of await source()) {
      if (tried.has(found.executablePath)) continue;
      tried.add(found.executablePath);
      const fault = await explainNoPasskey(found);
      if (!fault) return found;
      console.log(`${found.executablePath} does not serve the tests: ${fault}`);
    }
  }
  throw new Error(
    "The journeys (e2e/) need a Chromium that makes passkeys. None was found here and none could be installed: name one in CHROMIUM_PATH.",
  );
}

function given(): Chromium[] {
  return process.env.CHROMIUM_PATH ? [{ executablePath: process.env.CHROMIUM_PATH, args: flags }] : [];
}

function playwrights(): Chromium[] {
  return [chromium.executablePath()].filter(existsSync).map((executablePath) => ({ executablePath, args: flags }));
}

function systems(): Chromium[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  paths.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  return paths.filter(existsSync).map((executablePath) => ({ executablePath, args: flags }));
}

async function downloaded(): Promise<Chromium[]> {
  console.log("No Chromium found that serves the tests, trying to install one …");
  const cli = join(dirname(require.resolve("playwright/package.json")), "cli.js");
  const playwright = (verb: string) => succeeds(process.execPath, [cli, verb, "chromium"]);
  // Its libraries come after it: on a machine that can't reach the download they would be installed for nothing.
  if (!(await playwright("install"))) return [];
  if (process.getuid?.() === 0) await playwright("install-deps");
  return playwrights();
}

async function distributed(): Promise<Chromium[]> {
  if (process.getuid?.() !== 0 || !(await succeeds("apt-get", ["update"]))) return [];
  const install = (name: string) => succeeds("apt-get", ["install", "-y", "--no-install-recommends", name]);
  if (!(await install(shell))) await install("chromium");
  return systems();
}
