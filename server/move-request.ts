import type { ServerResponse } from "node:http";
import { isLinkId, isLinkToken, linkCookies, linkId, linkTime, noLinkId } from "@/lib/ground/links";
import { routes } from "@/lib/ground/routes";
import { isSlug, slugOf } from "@/lib/ground/slug";
import { takeNote } from "@/server/remember-page";

/** Where a browser that reads is sent instead, and what it keeps. */
export type Move = { status: 303 | 308; location: string; cookies: string[] };

/** The pages that links in mails open, by their patterns. */
const linkPages = Object.values(routes).flatMap(({ pattern }) => (pattern.endsWith("/[link]") ? [pattern] : []));

/** Opened links that a browser keeps at once. Of more, the oldest goes. */
const linksKept = 8;

type Asked = { target: string; cookie: string | undefined; secure: boolean; now: Date };

/**
 * Finds the address that a request to read should have. A link's token goes from the path into a cookie of its own, so that it stands in
 * no history, Referer or log and several links live side by side. It spends nothing: a mail scanner may ask first. A
 * workspace's address is written in lower case. The note of a page to return to goes into a cookie too.
 */
export function moveRequest(asked: Asked): Move | undefined {
  const path = pathOf(asked.target);
  return openLink(path, asked) ?? lowerWorkspace(path, asked.target) ?? rememberReturn(asked);
}

function openLink(path: string, { cookie = "", secure, now }: Asked): Move | undefined {
  for (const pattern of linkPages) {
    const { workspace = "", link } = matchPattern(pattern, path);
    if (link === undefined || isLinkId(link)) continue;
    const known = isLinkToken(link);
    const id = known ? linkId(link) : noLinkId;
    const location = pattern.replace("[workspace]", encodeURIComponent(slugOf(workspace))).replace("[link]", id);
    const cookies = known ? keepLink({ id, token: link, cookie, secure, now }) : [];
    return { status: 303, location, cookies };
  }
}

function matchPattern(pattern: string, path: string): { workspace?: string; link?: string } {
  const source = pattern.replace(/\[(\w+)\]/g, "(?<$1>[^/]+)");
  return new RegExp(`^${source}/?$`).exec(path)?.groups ?? {};
}

type Kept = { id: string; token: string; cookie: string; secure: boolean; now: Date };

/** Writes the cookies that keep one more link: its own, and empty ones for the oldest beyond the cap. */
function keepLink({ id, token, cookie, secure, now }: Kept): string[] {
  const prefix = linkCookies(secure);
  const write = (name: string, value: string, seconds: number) =>
    `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  const others = cookie
    .split(/;\s*/)
    .flatMap((pair) => {
      const [name = "", value = ""] = pair.split("=");
      return name.startsWith(prefix) && name !== prefix + id ? [{ name, at: Number.parseInt(value, 36) || 0 }] : [];
    })
    .sort((one, two) => two.at - one.at);
  return [
    write(prefix + id, `${now.getTime().toString(36)}.${token}`, linkTime / 1000),
    ...others.slice(linksKept - 1).map(({ name }) => write(name, "", 0)),
  ];
}

function lowerWorkspace(path: string, target: string): Move | undefined {
  const given = path.split("/")[2] ?? "";
  const slug = slugOf(given);
  const home = routes.home(slug);
  if (!isSlug(slug) || path.split("/")[1] !== home.split("/")[1] || target.startsWith(home)) return undefined;
  return { status: 308, location: target.replace(/^\/[^/]+\/[^/?]+/, home), cookies: [] };
}

/** Inside a page that is open already the app's redirect is followed by script, so the note comes back in the address. */
function rememberReturn({ target, secure }: Asked): Move | undefined {
  const taken = takeNote(target, secure);
  return taken && { status: 303, location: taken.address, cookies: [taken.cookie] };
}

/** The path of a target as the router reads it, percent signs resolved. The screen has refused those that can't be. */
const pathOf = (target: string) => decodeURIComponent(target.split("?")[0] ?? "");

/** Sends a browser to the address that its request should have had. */
export function sendAway(response: ServerResponse, { status, location, cookies }: Move): void {
  response.writeHead(status, {
    Location: location,
    "Content-Length": 0,
    ...(cookies.length > 0 && { "Set-Cookie": cookies }),
  });
  response.end();
}
