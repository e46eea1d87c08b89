import { BlockList, isIP, SocketAddress } from "node:net";
import { unmapped } from "@/lib/ground/address";

/** Compiles TRUSTED_PROXIES (addresses and CIDR blocks) into a look-up. */
export function trustProxies(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/**
 * Names the address a request counts against: the socket's own, or, where that is a trusted proxy, the rightmost
 * address of X-Forwarded-For that is not one. What stands further left was written by the client and is ignored, so a
 * forged header never opens a new budget. IPv4 inside IPv6 is written as IPv4; "unknown" when the socket is gone.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, trusted: BlockList): string {
  let current = normalise(peer ?? "");
  if (!current) return "unknown";
  const hops = (forwardedFor ?? "").split(",");
  while (isListed(current, trusted)) {
    const next = normalise(withoutPort(hops.pop()?.trim() ?? ""));
    if (!next) return current;
    current = next;
  }
  return current;
}

/** Tells whether the peer of a connection is a trusted proxy. */
export function isTrusted(peer: string | undefined, trusted: BlockList): boolean {
  const address = normalise(peer ?? "");
  return address !== undefined && isListed(address, trusted);
}

function isListed(address: string, trusted: BlockList): boolean {
  return trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function withoutPort(hop: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(hop);
  if (bracketed?.[1]) return bracketed[1];
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(hop) ? hop.slice(0, hop.indexOf(":")) : hop;
}

function normalise(address: string): string | undefined {
  const bare = address.split("%")[0] ?? "";
  const version = isIP(bare);
  if (!version) return undefined;
  if (version === 4) return bare;
  return unmapped(new SocketAddress({ address: bare, family: "ipv6" }).address);
}
