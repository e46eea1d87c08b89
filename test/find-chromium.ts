import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { chromium, type LaunchOptions } from "playwright";

/** How to launch the Chromium of the tests, for Playwright. */
export type Chromium = Required<Pick<LaunchOptions, "executablePath" | "args">> & { env?: Record<string, string> };

const args = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];
// The shell draws no browser around the page, which halves the work.
const shell = "chromium-headless-shell";
const names = [shell, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const require = createRequire(import.meta.url);

/**
 * Finds a Chromium that launches: CHROMIUM_PATH, Playwright's, the system's; else installs one: Playwright's download,
 * as root the distribution's package, else the npm package @sparticuz/chromium, which needs no permission at all.
 */
export async function findChromium(): Promise<Chromium> {
  const sources = [given, playwrights, systems, downloaded, distributed, packaged];
  for (const source of sources) {
    const found = await source();
    if (found && (await launches(found))) return found;
  }
  throw new Error("No Chromium launches here and none could be installed. Name one in CHROMIUM_PATH.");
}

function given(): Chromium | undefined {
  return process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH, args } : undefined;
}

function playwrights(): Chromium | undefined {
  const executablePath = chromium.executablePath();
  return existsSync(executablePath) ? { executablePath, args } : undefined;
}

function systems(): Chromium | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  paths.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  const executablePath = paths.find((path) => existsSync(path));
  return executablePath ? { executablePath, args } : undefined;
}

async function downloaded(): Promise<Chromium | undefined> {
  console.log("No Chromium found, trying to install one …");
  const cli = join(dirname(require.resolve("playwright/package.json")), "cli.js");
  const playwright = (verb: string) => succeeds(process.execPath, [cli, verb, "chromium"]);
  // Its libraries come after it: on a machine that can't reach the download they would be installed for nothing.
  if (!(await playwright("install"))) return undefined;
  if (isRoot()) await playwright("install-deps");
  return playwrights();
}

async function distributed(): Promise<Chromium | undefined> {
  if (!isRoot() || !(await succeeds("apt-get", ["update"]))) return undefined;
  const install = (name: string) => succeeds("apt-get", ["install", "-y", "--no-install-recommends", name]);
  if (!(await install(shell))) await install("chromium");
  return systems();
}

function succeeds(program: string, args: string[]): Promise<boolean> {
  const patience = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000", DEBIAN_FRONTEND: "noninteractive" };
  const child = spawn(program, args, { env: { ...process.env, ...patience }, stdio: "ignore", timeout: 300_000 });
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code === 0));
    child.once("error", () => resolve(false));
  });
}

async function packaged(): Promise<Chromium> {
  const folder = join(dirname(require.resolve("@sparticuz/chromium")), "../../../../.cache/chromium");
  mkdirSync(folder, { recursive: true });
  // The package unpacks into the temporary folder, and its own libraries only where it believes to be on AWS.
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" });
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    const executablePath = await packed.executablePath();
    const { LD_LIBRARY_PATH = "", FONTCONFIG_PATH = "" } = process.env;
    return { executablePath, args: [...args, "--no-sandbox"], env: { LD_LIBRARY_PATH, FONTCONFIG_PATH } };
  } finally {
    for (const name of ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

async function launches(found: Chromium): Promise<boolean> {
  try {
    const browser = await chromium.launch(launchOptions(found));
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/** Turns what was found into Playwright's launch options. */
export function launchOptions({ env, ...found }: Chromium): LaunchOptions {
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== undefined));
  return { ...found, ...(env ? { env: { ...inherited, ...env } as Record<string, string> } : {}) };
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
