import { asSystem, Prisma } from "@/lib/ground/db";

/** A process that serves this database now, as it last reported itself. */
export type LiveProcess = {
  id: string;
  name: string;
  /** The keys it has, as marks, the one that it writes with first. */
  keys: string[];
  authSecret: string;
  /** How far its clock is ahead of the database's, in milliseconds. */
  clockAhead: number;
  seenAt: Date;
};

/** A process reports itself every 5 seconds. One that was silent for longer than this has ended. */
export const lapseSeconds = 20;

export const isLiveSql = Prisma.sql`seen_at > clock_timestamp() - make_interval(secs => ${lapseSeconds})`;

/** Lists the processes that serve this database, by the database's clock. */
export function listLive(): Promise<LiveProcess[]> {
  return asSystem<LiveProcess>(Prisma.sql`
    select id::text, name, keys, auth_secret as "authSecret", clock_ahead as "clockAhead", seen_at as "seenAt"
    from serving_process where ${isLiveSql} order by name, id`);
}
