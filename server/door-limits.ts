import { minutes, seconds } from "@/lib/ground/durations";

const mebibyte = 1024 * 1024;

/** How much of the process its peers may hold, all together and each address block (an IPv4 address, a /64 of IPv6). */
export const doorLimits = {
  /** Open connections. Past a limit the oldest that waits for its peer gives way to the new one. */
  connections: { total: 4_096, perBlock: 512 },
  /**
   * Requests the app works on at once. When much is under way, or many passwords wait to be hashed, a block gets a few only:
   * the rest is for others. Each waits for a hash at most once at a time, so that the queue behind them never overflows.
   */
  work: { total: 300, perBlock: 75, crowdedFrom: 200, perBlockCrowded: 4, longest: minutes(1) },
  /**
   * Checks of the gate at once. They come from few proxies, for many people: an application has its share, whatever the address.
   */
  gate: { total: 400, perApplication: 200 },
  /**
   * Requests at once to what programs and other sites call: an issuer's own endpoints. Strangers can't take the places of those who work here,
   * nor one address block those of the others.
   */
  openid: { total: 200, perBlock: 50 },
  /** Bytes of bodies held at once; a body has `start` milliseconds, and a second more for every `pace` bytes that arrived. */
  bodies: { total: 64 * mebibyte, perBlock: 16 * mebibyte, start: seconds(10), pace: 16 * 1024 },
  /** How long an answer may wait for its reader to take some of it, and how often that is looked at. */
  unread: { longest: seconds(30), every: seconds(5) },
};

export type DoorLimits = typeof doorLimits;
