import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { asSystem, Prisma } from "@/lib/ground/db";
import { seconds } from "@/lib/ground/durations";
import { log } from "@/lib/ground/log";
import { admit, ownSecrets } from "./admit";
import { drift, measureClock } from "./clock";
import type { Secrets } from "./obstacle";
import { noteSealKey } from "./seal-keys";

/** How often a process reports itself. */
export const beat = seconds(5);

/** This process among those that serve the database. */
export type Presence = {
  /** Reports it once more, with how its clock stands. */
  report(): Promise<void>;
  /** Takes the report back: it no longer serves. */
  leave(): Promise<void>;
};

/**
 * Takes this process in among those that serve the database. It reports itself before it looks at the others: of two that can't work
 * together and start at once, at least one sees the other. Throws KeysError, having left, where its secrets do not fit.
 */
export async function beginServing(): Promise<Presence> {
  const id = randomUUID();
  const own = ownSecrets();
  const leave = async () => {
    await asSystem(Prisma.sql`delete from serving_process where id = ${id}::uuid`);
  };
  let off = false;
  const report = async () => {
    const ahead = await measureClock();
    await write(id, own, ahead);
    const isOff = Math.abs(ahead) >= drift.fail;
    if (isOff && !off) log().error({ clockAhead: ahead }, "this machine's clock is off by the database's");
    if (!isOff && off) log().info({ clockAhead: ahead }, "this machine's clock is right again");
    off = isOff;
  };
  await report();
  let waiting = false;
  try {
    await admit({
      own,
      self: id,
      async meanwhile(line) {
        if (!waiting) log().warn(`${line} Waits whether that process has ended.`);
        waiting = true;
        await report();
      },
    });
    await noteSealKey(own.keys);
  } catch (error) {
    await leave();
    throw error;
  }
  return { report, leave };
}

async function write(id: string, { keys, authSecret }: Secrets, clockAhead: number): Promise<void> {
  await asSystem(Prisma.sql`
    insert into serving_process (id, name, keys, auth_secret, clock_ahead, seen_at)
    values (${id}::uuid, ${`${hostname()} (process ${process.pid})`}, ${keys}::text[], ${authSecret}, ${clockAhead}, clock_timestamp())
    on conflict (id) do update set clock_ahead = excluded.clock_ahead, seen_at = excluded.seen_at`);
}
