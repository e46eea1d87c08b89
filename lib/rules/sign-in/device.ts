import Bowser from "bowser";

/** What is known of a device, by the names that browsers and systems go by. Mails and pages make the words around them. */
export type Device = { browser: string | null; system: string | null };

/** The library's names that people know by another one. */
const shorter: Record<string, string> = {
  "Microsoft Edge": "Edge",
  "Opera Touch": "Opera",
  "Samsung Internet for Android": "Samsung Internet",
  Miui: "Mi Browser",
  Epiphany: "GNOME Web",
  "NAVER Whale Browser": "Whale",
  macOS: "Mac",
  "Chrome OS": "ChromeOS",
};

// Where the library knows no browser it returns what stands in front of the first slash: text that a client can choose.
const browsers = new Set([...Object.values(Bowser.BROWSER_MAP), ...Object.keys(shorter)]);
const systems = new Set([...Object.values(Bowser.OS_MAP), "iPhone", "iPad", "iPod"]);

/** What the longest user agents in use need; the rest of a longer one is not read. */
const longest = 400;

/** Reads browser and system from a user agent. A guess for people, never a proof; names only what a list has. */
export function deviceOf(userAgent: string): Device {
  const text = userAgent.slice(0, longest);
  if (text.trim() === "") return { browser: null, system: null };
  const { browser, os, platform } = Bowser.parse(text);
  return {
    browser: nameIn(browsers, browser.name),
    system: nameIn(systems, platform.model) ?? nameIn(systems, os.name),
  };
}

const nameIn = (names: ReadonlySet<string>, name: string | undefined): string | null =>
  name !== undefined && names.has(name) ? (shorter[name] ?? name) : null;
