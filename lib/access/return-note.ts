import { timingSafeEqual } from "node:crypto";
import { mac } from "@/lib/ground/crypto/key-ring";
import { routes } from "@/lib/ground/routes";

const downloads: readonly string[] = [routes.membersExport.pattern, routes.auditExport.pattern];

const matcher = (pattern: string) => new RegExp(`^${pattern.replace(/\[\w+\]/g, "[^/]+")}$`);
const patterns = Object.values(routes).map(({ pattern }) => pattern);

/** A workspace's pages that someone may come back to after sign-in: the account's, the console's, and where an application's sign-in waits. */
const pages = patterns
  .filter(
    (pattern) =>
      /^\/(account|admin|continue)(\/|$)/.test(pattern.slice(routes.home.pattern.length)) &&
      !downloads.includes(pattern),
  )
  .map(matcher);
const others = downloads.map(matcher);

const longest = 1_000;

/** Writes a page's address, as it was asked for, so that only this installation can have written it. Returns null for other addresses. */
export function writeReturnPage(target: string): string | null {
  const [path = "", query = ""] = target.split("?", 2);
  if (target.length > longest || !pages.some((page) => page.test(path)) || others.some((one) => one.test(path)))
    return null;
  // What Next's router adds to its own requests.
  const kept = query.split("&").filter((pair) => !pair.startsWith("_rsc=") && pair !== "_rsc");
  const address = kept.some(Boolean) ? [path, kept.join("&")].join("?") : path;
  return `${Buffer.from(address).toString("base64url")}.${seal(address)}`;
}

/** Reads what `writeReturnPage` wrote. Returns null for anything else, and for pages of another workspace. */
export function readReturnPage(written: string, slug: string): string | null {
  const [encoded = "", given = ""] = written.split(".", 2);
  const address = Buffer.from(encoded, "base64url").toString();
  const right = seal(address);
  if (given.length !== right.length || !timingSafeEqual(Buffer.from(given), Buffer.from(right))) return null;
  return address.startsWith(`${routes.home(slug)}/`) ? address : null;
}

const seal = (address: string) => mac("return-page", address).toString("base64url");
