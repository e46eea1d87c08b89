import { after, days, hours, minutes } from "@/lib/ground/durations";
import { requiredSince } from "./demo-history";
import type { DemoPerson } from "./demo-people";

/** When the things of a demo person's life happened. Each fits the others: no method is used before it is there. */
export type DemoTimes = {
  invitedAt: Date;
  joined: Date;
  /** When their methods were set up; null: never. */
  equipped: Date | null;
  /** Sign-ins with a password alone, then those with a second factor, oldest first. */
  bare: Date[];
  verified: Date[];
};

const spread = (i: number, from: number, to: number) => from + ((i * 7) % (to - from + 1));

/** Spreads a demo person's life over the last 90 days. The first one opened the workspace. */
export function timesOf({ standing, methods }: DemoPerson, i: number, now: Date): DemoTimes {
  const ago = (time: number) => after(now, -time);
  const joinedAgo = i === 0 ? 90 : standing === "in-grace" ? 3 : standing === "invited" ? 2 : spread(i, 45, 86);
  const joined = ago(days(joinedAgo) - hours(i % 9));
  // A few set it up when it was asked for; most when it was required.
  const early = i % 4 === 0;
  const equippedAgo = i === 0 ? 90 : early ? joinedAgo - 1 : spread(i, requiredSince + 1, 33);
  const equipped = methods.length > 0 ? after(ago(days(equippedAgo) - hours(i % 9)), minutes(9)) : null;
  const last = lastOf(standing, i, now);
  return {
    invitedAt: i === 0 ? joined : after(joined, -hours(20)),
    joined,
    equipped,
    bare: every(after(joined, minutes(2)), equipped ?? last, days(8), hours(i % 7)),
    verified: equipped ? [...every(after(equipped, hours(5)), last, days(5), hours(i % 5)), last] : [],
  };
}

function lastOf(standing: DemoPerson["standing"], i: number, now: Date): Date {
  if (standing === "blocked") return after(now, -days(requiredSince) - hours(i % 9));
  if (standing === "deactivated") return after(now, -days(10));
  if (standing === "reset-pending") return after(now, -hours(30));
  return after(now, -hours(2 + ((i * 11) % 160)));
}

function every(from: Date, to: Date, step: number, shift: number): Date[] {
  const times: Date[] = [];
  for (let at = from.getTime(), n = 0; at < to.getTime() - hours(6); at += step, n++)
    times.push(new Date(at + (n > 0 ? shift : 0)));
  return times.filter((at) => at < to);
}
