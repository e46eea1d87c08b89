import type { IncomingHttpHeaders } from "node:http";

// What the product and Next's router read; all else a client sends (x-forwarded-*, x-middleware-*, x-gatehouse-*,
// x-matched-path, next-resume …) stops here.
const passed = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "connection",
  "content-length",
  "content-type",
  "cookie",
  "if-modified-since",
  "if-none-match",
  "next-action",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
  "origin",
  "purpose",
  "referer",
  "rsc",
  "sec-fetch-dest",
  "sec-fetch-mode",
  "sec-fetch-site",
  "sec-purpose",
  "transfer-encoding",
  "user-agent",
]);
const passedInternally = new Set(["x-action-forwarded", "x-next-revalidated-tags", "x-next-revalidate-tag-token"]);
const passedInDev = /^(next-|sec-websocket-|upgrade$|x-nextjs-)/;
const leftByProxies = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/** What the server knows about a request and tells the app in headers no client can send. */
export type Knowledge = {
  appUrl: URL;
  /** the address limits count, from clientAddress */
  address: string;
  nonce: string;
  policy: string;
  /** the secret that Next's own requests to this server carry back */
  pass: string;
  /** whether this request carried it */
  internal: boolean;
};

/**
 * Returns the headers the app gets: the client's, as far as they are known and harmless, under the host and scheme of
 * APP_URL; `x-gatehouse-address`; `x-gatehouse-nonce`; and `x-gatehouse-direct` when no proxy has touched the request.
 */
export function forwardHeaders(headers: IncomingHttpHeaders, known: Knowledge, dev: boolean): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(
    ([name]) => passed.has(name) || (known.internal && passedInternally.has(name)) || (dev && passedInDev.test(name)),
  );
  const direct = known.internal
    ? headers["x-gatehouse-direct"] === "1"
    : leftByProxies.every((name) => headers[name] === undefined);
  return {
    ...Object.fromEntries(kept),
    ...(direct ? { "x-gatehouse-direct": "1" } : {}),
    host: known.appUrl.host,
    "x-forwarded-host": known.appUrl.host,
    "x-forwarded-proto": known.appUrl.protocol.slice(0, -1),
    "x-gatehouse-address": known.address,
    "x-gatehouse-nonce": known.nonce,
    "x-gatehouse-internal": known.pass,
    "content-security-policy": known.policy,
  };
}
