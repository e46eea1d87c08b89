import { hours, seconds } from "@/lib/ground/durations";
import type { Undelivered } from "./message";

/**
 * Returns how long a mail waits after its nth try, in milliseconds: 10 s, doubling to one hour. If the provider failed, it
 * waits 40 s at most. That lets another mail be tried first, in case this mail is what makes the provider fail.
 */
export function backoff(tries: number, fault: Undelivered["fault"]): number {
  return Math.min(seconds(10) * 2 ** (tries - 1), fault === "provider" ? seconds(40) : hours(1));
}

/** Returns how long delivery rests after the nth failure of the provider in a row, in milliseconds: 1 s, doubling to 30 s. */
export function rest(failures: number): number {
  return failures === 0 ? 0 : Math.min(seconds(1) * 2 ** (failures - 1), seconds(30));
}
