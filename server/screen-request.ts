import type { IncomingHttpHeaders } from "node:http";
import { isRouterState } from "@/server/next/router-state";
import type { Refusal } from "@/server/refusal";
import type { Surface } from "@/server/surfaces";

const longestTarget = 4096;

/** The part of a request that is known before its body. */
export type RequestHead = { method: string; target: string; headers: IncomingHttpHeaders; hosts: number };

/**
 * Judges a request by its head. Refused are: targets no client of ours sends, another host than APP_URL's, methods that its surface
 * has not, a POST whose Origin is not exactly APP_URL's (absent and "null" too) or that Fetch Metadata calls foreign, and
 * router headers that would make Next fail.
 */
export function screenRequest(
  { method, target, headers, hosts }: RequestHead,
  surface: Surface,
  appUrl: URL,
): Refusal | undefined {
  if (target.length > longestTarget) return { status: 414, message: "This address is too long." };
  if (!isCleanTarget(target)) return { status: 400, message: "This address is malformed." };
  if (hosts > 1) return { status: 400, message: "This request names more than one host." };
  const isReading = method === "GET" || method === "HEAD";
  if (!isOwnHost(headers.host, appUrl) && !(surface.host === "any" && isReading)) {
    return { status: 421, message: `This server answers for ${appUrl.origin} only.` };
  }
  if (!surface.methods.includes(method)) {
    return { status: 405, message: "This method is not supported.", headers: { Allow: surface.methods.join(", ") } };
  }
  if (!isReading) return surface.origin === "any" ? undefined : screenOrigin(headers, appUrl);
  if (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) !== 0) {
    return { status: 400, message: "A request to read has no body." };
  }
  return screenRouter(headers);
}

function screenOrigin(headers: IncomingHttpHeaders, appUrl: URL): Refusal | undefined {
  const site = headers["sec-fetch-site"];
  if (headers.origin !== appUrl.origin || (site !== undefined && site !== "same-origin")) {
    return { status: 403, message: "This request did not come from this site." };
  }
  return screenRouter(headers);
}

function screenRouter(headers: IncomingHttpHeaders): Refusal | undefined {
  const state = headers["next-router-state-tree"];
  if (state === undefined || isRouterState(String(state))) return undefined;
  return { status: 400, message: "A header of this request is malformed." };
}

function isOwnHost(host: string | undefined, appUrl: URL): boolean {
  const asked = host?.toLowerCase();
  return asked === appUrl.host || asked === `${appUrl.hostname}:${appUrl.protocol === "https:" ? 443 : 80}`;
}

/** Tells whether a request target is a plain path and query: no other host, no control characters, valid UTF-8. */
function isCleanTarget(target: string): boolean {
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(target) || /[\\#]|%(0[0-9a-f]|1[0-9a-f]|7f|5c)/i.test(target)) return false;
  try {
    decodeURIComponent(target.replaceAll("+", " "));
    const path = decodeURIComponent(target.split("?")[0] ?? "");
    // Browsers resolve these themselves. Next must not find another path in the target than was judged here.
    return !path.includes("//") && !path.split("/").some((segment) => segment === "." || segment === "..");
  } catch {
    return false;
  }
}
