import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { devHeaders, routerHeaders } from "@/server/next/request-headers";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

/** What browsers and plain programs send by themselves. Anything else was added on the way, by whichever proxy. */
const ownHeaders = new Set([
  ...routerHeaders,
  "accept",
  "accept-encoding",
  "accept-language",
  "cache-control",
  "connection",
  "content-length",
  "content-type",
  "cookie",
  "dnt",
  "host",
  "if-modified-since",
  "if-none-match",
  "origin",
  "pragma",
  "priority",
  "purpose",
  "range",
  "referer",
  "save-data",
  "te",
  "transfer-encoding",
  "upgrade-insecure-requests",
  "user-agent",
]);
const ownFamilies = /^sec-(fetch-[a-z]+|ch-[a-z-]+|purpose|gpc)$/;

/**
 * Tells whether a request comes from a program on this machine with nothing in between: its peer is a loopback address, it speaks
 * HTTP/1.1 (proxies that add no header often speak 1.0), and it carries no header that browsers don't send by themselves.
 */
export function isDirect(
  {
    socket,
    headers,
    httpVersion,
  }: Pick<IncomingMessage, "headers" | "httpVersion"> & { socket: { remoteAddress?: string } },
  dev: boolean,
): boolean {
  const peer = (socket.remoteAddress ?? "").replace(/^::ffff:(?=\d+\.)/, "");
  if (isIP(peer) === 0 || !loopback.check(peer, isIP(peer) === 6 ? "ipv6" : "ipv4") || httpVersion !== "1.1")
    return false;
  return Object.keys(headers).every(
    (name) => ownHeaders.has(name) || ownFamilies.test(name) || (dev && devHeaders.test(name)),
  );
}
