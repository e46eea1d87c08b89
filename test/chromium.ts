import { chromium, type LaunchOptions } from "playwright";

/** How to launch a Chromium, for Playwright: a plain object, handed to the journeys' processes as JSON. */
export type Chromium = Required<Pick<LaunchOptions, "executablePath" | "args">> & { env?: Record<string, string> };

/** The flags of every Chromium of the tests: no sandbox as root, which it refuses, and no calls to its maker. */
export const flags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** Turns what was found into Playwright's launch options. */
export function launchOptions({ env, ...found }: Chromium): LaunchOptions {
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== undefined));
  return { ...found, ...(env ? { env: { ...inherited, ...env } as Record<string, string> } : {}) };
}

// Without any font a renderer may end at the first button.
const form = '<form style="font-family:system-ui">Gatehouse <input value="olga"><button>Sign in</button></form>';

/**
 * Launches a Chromium, shows a page with text and makes a passkey in it with a virtual authenticator: some builds run, but end at
 * `navigator.credentials.create`. Returns undefined, or why it failed in one line.
 */
export async function explainNoPasskey(found: Chromium): Promise<string | undefined> {
  try {
    const browser = await chromium.launch({ ...launchOptions(found), timeout: 30_000 });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(10_000);
      // No server is needed: the browser takes the page for one of localhost, where passkeys are allowed.
      await page.route("http://localhost/", (route) => route.fulfill({ contentType: "text/html", body: form }));
      await page.goto("http://localhost/");
      const devtools = await page.context().newCDPSession(page);
      await devtools.send("WebAuthn.enable");
      await devtools.send("WebAuthn.addVirtualAuthenticator", {
        options: { protocol: "ctap2", transport: "internal", automaticPresenceSimulation: true },
      });
      const made = await page.evaluate(makePasskey);
      return made === "public-key" ? undefined : "it makes no passkey";
    } finally {
      await browser.close();
    }
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split("\n");
    return lines.find((line) => line.includes("error while loading")) ?? lines[0];
  }
}

/** Runs in the page. */
async function makePasskey(): Promise<string | undefined> {
  const credential = await navigator.credentials.create({
    publicKey: {
      rp: { name: "Gatehouse" },
      user: { id: new Uint8Array(1), name: "olga", displayName: "Olga" },
      challenge: new Uint8Array(16),
      pubKeyCredParams: [{ type: "public-key", alg: -7 }],
      timeout: 10_000,
    },
  });
  return credential?.type;
}
