import type { IncomingHttpHeaders } from "node:http";
import { devHeaders, internalHeaders, routerHeaders } from "@/server/next/request-headers";
import type { Surface } from "@/server/surfaces";

// What the product and Next's router read; all else a client sends (x-forwarded-*, x-middleware-*, x-gatehouse-*,
// x-matched-path, next-resume …) stops here.
const passed = new Set([
  ...routerHeaders,
  "accept",
  "accept-encoding",
  "accept-language",
  "connection",
  "content-length",
  "content-type",
  "if-modified-since",
  "if-none-match",
  "origin",
  "purpose",
  "referer",
  "sec-fetch-dest",
  "sec-fetch-mode",
  "sec-fetch-site",
  "sec-purpose",
  "transfer-encoding",
  "user-agent",
]);

/** What browsers ask before a script of another origin may call (Fetch, CORS preflight). */
const corsHeaders = ["access-control-request-method", "access-control-request-headers"];

/** What the proxy of an application says it was asked for. */
const askedHeaders = [...["method", "proto", "host", "uri"].map((part) => `x-forwarded-${part}`), "x-original-url"];
const ownCookie = /^(__Host-)?gatehouse-gate(\.[\w-]+)?=/;

/** What the server knows about a request and tells the app in headers no client can send. */
export type Knowledge = {
  appUrl: URL;
  /** the address limits count, from clientAddress */
  address: string;
  /** the id that the answer carries in X-Request-Id */
  requestId: string;
  nonce: string;
  policy: string;
  /** the secret that Next's own requests to this server carry back */
  pass: string;
  /** whether this request carried it */
  internal: boolean;
  /** whether nothing stands between this machine's browser and the server, from isDirect */
  direct: boolean;
};

/**
 * Returns the headers the app gets: the client's, as far as they are known, harmless and meant for this surface, under the host and
 * scheme of APP_URL (the gate's, under those that its proxy was asked for); `x-gatehouse-address`; `x-gatehouse-nonce`; `x-request-id`; and `x-gatehouse-direct` when
 * nothing stands in between.
 */
export function forwardHeaders(
  headers: IncomingHttpHeaders,
  known: Knowledge,
  surface: Pick<Surface, "cookies" | "authorization" | "serves" | "proxied">,
  dev: boolean,
): IncomingHttpHeaders {
  const allowed = new Set(passed);
  if (surface.cookies) allowed.add("cookie");
  if (surface.authorization) allowed.add("authorization");
  if (surface.serves !== "app") for (const name of corsHeaders) allowed.add(name);
  if (known.internal) for (const name of internalHeaders) allowed.add(name);
  const kept = Object.entries(headers).filter(([name]) => allowed.has(name) || (dev && devHeaders.test(name)));
  const asked = surface.proxied ? Object.entries(headers).filter(([name]) => askedHeaders.includes(name)) : [];
  const cookie = surface.proxied ? headers.cookie?.split(/;\s*/).filter((pair) => ownCookie.test(pair)) : undefined;
  const direct = known.internal ? headers["x-gatehouse-direct"] === "1" : known.direct;
  return {
    ...Object.fromEntries(kept),
    ...(direct ? { "x-gatehouse-direct": "1" } : {}),
    host: known.appUrl.host,
    "x-forwarded-host": known.appUrl.host,
    "x-forwarded-proto": known.appUrl.protocol.slice(0, -1),
    ...Object.fromEntries(asked),
    ...(cookie ? { cookie: cookie.join("; ") } : {}),
    "x-gatehouse-address": known.address,
    "x-gatehouse-nonce": known.nonce,
    "x-gatehouse-internal": known.pass,
    "x-request-id": known.requestId,
    "content-security-policy": known.policy,
  };
}
