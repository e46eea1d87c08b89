import { ping } from "@/lib/ground/db";
import { seconds } from "@/lib/ground/durations";
import { onceAtATime } from "./once-at-a-time";

const pingOnce = onceAtATime(ping, { fresh: 250, longest: seconds(2) });

/** Tells whether the database responds within two seconds. */
export async function isReachable(): Promise<boolean> {
  return pingOnce().then(
    () => true,
    () => false,
  );
}
