import { readdirSync } from "node:fs";
import { join } from "node:path";
import { markRing } from "@/lib/ground/crypto/key-mark";
import { troubleOf } from "@/lib/ground/database-trouble";
import { asSystem, Prisma } from "@/lib/ground/db";
import { seconds } from "@/lib/ground/durations";
import { drift, measureClock } from "@/lib/records/processes/clock";
import { listSealKeys } from "@/lib/records/processes/seal-keys";
import { isDraining } from "./draining";
import { onceAtATime } from "./once-at-a-time";

/**
 * Why a process should get no requests: it is about to stop, its database is away, behind, full, not writable or has another time, or
 * others seal with a key that it lacks.
 */
export type NotReady = "draining" | "database" | "migrations" | "clock" | "keys" | "disk-full" | "read-only";

/** Returns why this process can't serve people now, or undefined if it can. Waits two seconds at most; never throws. */
export async function whyNotReady(): Promise<NotReady | undefined> {
  if (isDraining()) return "draining";
  return checkOnce().catch(() => "database" as const);
}

const checkOnce = onceAtATime(checkDatabase, { fresh: seconds(1), longest: seconds(2) });

async function checkDatabase(): Promise<NotReady | undefined> {
  if (Math.abs(await measureClock()) >= drift.fail) return "clock";
  if (!(await isMigrated())) return "migrations";
  const ring = markRing();
  if ((await listSealKeys()).some((key) => !ring.includes(key))) return "keys";
  return whyNotWritable();
}

/**
 * Tells whether the database has every migration of this version. Migrations of a newer version are fine, because processes are
 * replaced one after the other.
 */
async function isMigrated(): Promise<boolean> {
  const rows = await asSystem<{ name: string }>(
    Prisma.sql`select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
  );
  const applied = new Set(rows.map(({ name }) => name));
  return readdirSync(join(process.cwd(), "prisma/migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .every(({ name }) => applied.has(name));
}

/** Writes a page into a table of its own and commits: a full disk or a read-only database rejects that. Nothing of it stays. */
async function whyNotWritable(): Promise<NotReady | undefined> {
  try {
    await asSystem(
      Prisma.sql`create temporary table gatehouse_ready on commit drop as select repeat('x', 1000) as filler`,
    );
    return undefined;
  } catch (error) {
    const trouble = troubleOf(error);
    return trouble === "full"
      ? "disk-full"
      : trouble === undefined || trouble === "read-only"
        ? "read-only"
        : "database";
  }
}
