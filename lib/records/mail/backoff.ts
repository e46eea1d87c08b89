import { hours, seconds } from "@/lib/ground/durations";
import type { Undelivered } from "./message";

/**
 * How long a mail waits after its nth try: 10 s, doubling to one hour. Where the provider failed, to 40 s only, enough to let
 * another mail be tried first, should this one be what makes it fail. Milliseconds.
 */
export function backoff(tries: number, fault: Undelivered["fault"]): number {
  return Math.min(seconds(10) * 2 ** (tries - 1), fault === "provider" ? seconds(40) : hours(1));
}

/** How long delivery rests after the nth failure of the provider in a row: 1 s, doubling to 30 s. Milliseconds. */
export function rest(failures: number): number {
  return failures === 0 ? 0 : Math.min(seconds(1) * 2 ** (failures - 1), seconds(30));
}
