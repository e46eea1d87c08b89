// `npm run screenshots`: takes the pictures of README.md and docs/ from a demo of its own. Look at them, then commit them.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright";
import { findFreePort } from "@/e2e/fixtures/instance";
import { codeAt, timeStepAt } from "@/lib/methods/totp/time-step";
import { findChromium } from "@/test/find-chromium";

/** Each picture by its file in docs/, and how its page is reached from the demo's workspace. */
const pictures: Record<string, (page: Page, workspace: string) => Promise<void>> = {
  overview: async (page, workspace) => {
    await page.goto(`${workspace}/admin`);
  },
  members: async (page, workspace) => {
    await page.goto(`${workspace}/admin/members`);
  },
  policy: async (page, workspace) => {
    await page.goto(`${workspace}/admin/policy`);
  },
  security: async (page, workspace) => {
    await page.goto(`${workspace}/account/security`);
  },
};

const folder = mkdtempSync(join(tmpdir(), "gatehouse-screenshots-"));
const port = await findFreePort();
const demo = spawn(process.execPath, ["scripts/run.mjs", "start", "--demo"], {
  stdio: ["ignore", "pipe", "inherit"],
  env: { ...process.env, PORT: String(port), DATA_DIR: folder },
});
try {
  const told = await untilServing(demo);
  const browser = await chromium.launch(await findChromium());
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1.5,
    colorScheme: "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  const workspace = await signIn(page, told);
  const blank = await browser.newPage();
  for (const [name, open] of Object.entries(pictures)) {
    await open(page, workspace);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.evaluate(() => document.fonts.ready);
    const file = join(import.meta.dirname, `../docs/${name}.webp`);
    const bytes = await compress(blank, await page.screenshot());
    writeFileSync(file, bytes);
    console.log(`docs/${name}.webp, ${Math.round(bytes.length / 1024)} KiB`);
  }
  await browser.close();
} finally {
  const ended = new Promise((resolve) => demo.once("exit", resolve));
  demo.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

/** Returns what the demo printed once it serves: where it is, and how to sign in. */
function untilServing(demo: ChildProcess): Promise<string> {
  let told = "";
  return new Promise((resolve, reject) => {
    demo.stdout?.on("data", (chunk: Buffer) => {
      told += chunk;
      if (told.includes("Gatehouse serves")) resolve(told);
    });
    demo.once("exit", () => reject(new Error(`The demo did not start:\n${told}`)));
  });
}

/** Signs in as the demo's owner, and returns the address of the workspace. */
async function signIn(page: Page, told: string): Promise<string> {
  const [, address = ""] = /Demo: (\S+)/.exec(told) ?? [];
  const [, password = ""] = /password of everyone: (.+)/.exec(told) ?? [];
  const [, email = "", key = ""] = /owner +(\S+) .*set-up key (\S+)/.exec(told) ?? [];
  await page.goto(address);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  // The sixth digit sends the form.
  await page.getByLabel("Verification code").fill(codeAt(key, timeStepAt(new Date())));
  await page.getByRole("heading", { level: 1, name: /Demo/ }).waitFor();
  return address.replace(/\/sign-in$/, "");
}

/** Turns a picture into WebP, which a browser writes by itself. */
async function compress(page: Page, png: Buffer): Promise<Buffer> {
  const written = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
      canvas.getContext("2d")?.drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", 0.8);
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
  return Buffer.from(written.replace(/^.*,/, ""), "base64");
}
