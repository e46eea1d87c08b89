import { timingSafeEqual } from "node:crypto";
import { generateSync } from "otplib/functional";
import { codeLengths } from "@/lib/ground/typed-code";

/** RFC 6238 parameters that every authenticator app understands: SHA-1, 6 digits, 30 seconds. */
export const period = 30;
const digits = codeLengths.app;

/** RFC 6238's T: whole periods since the Unix epoch. */
export const timeStepAt = (moment: Date) => Math.floor(moment.getTime() / 1000 / period);

/** Returns the seconds until the next code appears. */
export const secondsLeft = (moment: Date) => period - (Math.floor(moment.getTime() / 1000) % period);

/** Returns the code of a time step (RFC 4226 section 5.3 over T). `key` is base32. */
export function codeAt(key: string, timeStep: number): string {
  return generateSync({ strategy: "hotp", secret: key, counter: timeStep, digits });
}

const same = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A code whose time has not come: its step, and how many steps it is ahead. */
export type Ahead = { timeStep: number; by: number };

/** Returns about how many minutes so many time steps are, at least one. */
export const minutesOf = (steps: number) => Math.max(1, Math.round((steps * period) / 60));

export type Match =
  | { kind: "now"; timeStep: number }
  /** Right, and the last one that was accepted (RFC 6238 section 5.2: accept only once). */
  | { kind: "used" }
  /** Right, of a step before the last one accepted: used or not, it is too old. */
  | { kind: "older" }
  /** The code of an earlier moment. The phone's clock is about so many minutes slow. */
  | { kind: "slow"; minutes: number }
  /**
   * The code of a later moment. The caller reports it as wrong, unless several of them prove a fast clock, so that guessing
   * learns nothing.
   */
  | ({ kind: "ahead" } & Ahead)
  | { kind: "wrong" };

/** How far from now a code is recognised as one of another time: ten minutes either way. Such a code never signs in. */
const recognised = 20;

/** Refuses a step that is not later than the last one accepted. Returns null if it is. */
export function refuseStep(timeStep: number, lastStep: number | null): { kind: "used" | "older" } | null {
  if (lastStep === null || timeStep > lastStep) return null;
  return { kind: timeStep === lastStep ? "used" : "older" };
}

/**
 * Finds the time step that a code belongs to: the current one or one step around it (RFC 6238 section 5.2), later than the
 * last accepted. Beyond that, up to ten minutes either way, a code is recognised and rejected.
 */
export function matchCode(key: string, code: string, lastStep: number | null, now: Date): Match {
  const current = timeStepAt(now);
  for (const timeStep of [current, current - 1, current + 1]) {
    if (same(codeAt(key, timeStep), code)) {
      return refuseStep(timeStep, lastStep) ?? { kind: "now", timeStep };
    }
  }
  for (let back = 2; back <= recognised; back++) {
    if (same(codeAt(key, current - back), code)) {
      return refuseStep(current - back, lastStep) ?? { kind: "slow", minutes: minutesOf(back) };
    }
  }
  for (let by = 2; by <= recognised; by++) {
    if (same(codeAt(key, current + by), code)) return { kind: "ahead", timeStep: current + by, by };
  }
  return { kind: "wrong" };
}
