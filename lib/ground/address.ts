import { isIPv6 } from "node:net";

/** Writes an IPv6 address as its eight groups, so that blocks can be cut. Returns other text unchanged. */
function groupsOf(address: string): string[] {
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const gap = tail === undefined ? [] : Array(Math.max(0, 8 - left.length - right.length)).fill("0");
  return [...left, ...gap, ...right].map((group) => group.replace(/^0+(?=.)/, ""));
}

/** Writes IPv4 inside IPv6 as IPv4, because all of it lies in one /64. */
export const unmapped = (address: string) => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

/**
 * Returns the block that an attempt is counted under: the IPv4 address, or the /64 of an IPv6 one (a household or a
 * server).
 */
export function addressBlock(given: string): string {
  const address = unmapped(given);
  return isIPv6(address) ? `${groupsOf(address).slice(0, 4).join(":")}::/64` : address;
}

/**
 * Returns the address as it is stored and shown: cut to /24 (IPv4) or /48 (IPv6), enough to recognise a place, not a
 * person.
 */
export function truncateAddress(given: string): string {
  const address = unmapped(given);
  if (address === "::1") return address;
  if (isIPv6(address)) return `${groupsOf(address).slice(0, 3).join(":")}::`;
  return address.replace(/\.\d+$/, ".0");
}
