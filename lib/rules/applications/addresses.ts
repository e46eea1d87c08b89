/** What is wrong with an address that an admin typed. */
export type AddressFault = "malformed" | "not-https" | "fragment" | "user" | "wildcard";

const loopback = ["localhost", "127.0.0.1", "[::1]"];
/** RFC 8252 section 7.1: a scheme of an app's own is a domain of its maker in reverse, so it has a dot. */
const ownScheme = /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/;

const isLoopbackHttp = (url: URL) => url.protocol === "http:" && loopback.includes(url.hostname);

/** Finds what is wrong with an address that browsers are sent to. Null: nothing. `native`: schemes of an app's own are allowed too. */
export function findAddressFault(address: string, { native }: { native: boolean }): AddressFault | null {
  if (!/^[\x21-\x7e]{1,1000}$/.test(address) || !URL.canParse(address)) return "malformed";
  const url = new URL(address);
  if (address.includes("#")) return "fragment";
  if (url.username !== "" || url.password !== "") return "user";
  if (address.includes("*")) return "wildcard";
  if (native && ownScheme.test(url.protocol)) return null;
  if (url.protocol !== "https:" && !isLoopbackHttp(url)) return "not-https";
  return url.hostname === "" ? "malformed" : null;
}

/**
 * Tells whether a redirect address is a registered one: letter by letter (RFC 9700 section 2.1). On a loopback host of a native app any
 * port is accepted, because the app listens where there is room (RFC 8252 section 7.3); path and query stay exact.
 */
export function isRegistered(given: string, registered: readonly string[], { native }: { native: boolean }): boolean {
  if (registered.includes(given)) return true;
  const bare = native ? withoutPort(given) : null;
  return bare !== null && registered.some((one) => withoutPort(one) === bare);
}

/** Writes a loopback address without its port. Returns null for others, and for texts that are not written as a browser writes them. */
function withoutPort(address: string): string | null {
  const found = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]))(?::([1-9][0-9]{0,4}))?(\/[\x21-\x7e]*)$/.exec(address);
  if (!found || address.includes("#") || Number(found[2] ?? 80) > 65_535) return null;
  return `${found[1]}${found[3]}`;
}
