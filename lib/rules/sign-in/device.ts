/** Browsers that a user agent is told apart by, the ones that call themselves others too first. */
const browsers = {
  edge: /\bEdgA?\//,
  opera: /\bOPR\//,
  "samsung-internet": /\bSamsungBrowser\//,
  firefox: /\bFirefox\/|\bFxiOS\//,
  chrome: /\bChrome\/|\bCriOS\/|\bChromium\//,
  safari: /\bSafari\//,
};

const systems = {
  iphone: /\biPhone\b/,
  ipad: /\biPad\b/,
  android: /\bAndroid\b/,
  "chrome-os": /\bCrOS\b/,
  windows: /\bWindows\b/,
  mac: /\bMac OS X\b|\bMacintosh\b/,
  linux: /\bLinux\b/,
};

export type Browser = keyof typeof browsers;
export type System = keyof typeof systems;

/** What is known of a device, as data: mails and pages make the words. */
export type Device = { browser: Browser | null; system: System | null };

function keyIn<Key extends string>(table: Record<Key, RegExp>, text: string): Key | null {
  return (Object.keys(table) as Key[]).find((key) => table[key].test(text)) ?? null;
}

/** Reads browser and system from a user agent. A guess for people, never a proof. */
export function deviceOf(userAgent: string): Device {
  return { browser: keyIn(browsers, userAgent), system: keyIn(systems, userAgent) };
}
