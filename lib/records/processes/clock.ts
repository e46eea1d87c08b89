import { asSystem, Prisma } from "@/lib/ground/db";
import { seconds } from "@/lib/ground/durations";

/** How far a machine's clock may be from the database's before it is worth a look, and before codes and leases fail by it. */
export const drift = { warn: seconds(2), fail: seconds(30) };

/**
 * Measures how far this machine's clock is ahead of the database's, in milliseconds; behind it is less than 0. The time that the answer
 * took counts for neither.
 */
export async function measureClock(): Promise<number> {
  const asked = Date.now();
  const [row] = await asSystem<{ at: Date }>(Prisma.sql`select clock_timestamp() as at`);
  const answered = Date.now();
  if (!row) throw new Error("the database has no clock");
  const at = row.at.getTime();
  return at > answered ? answered - at : Math.max(0, asked - at);
}
