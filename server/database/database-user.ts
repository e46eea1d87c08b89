import { readFileSync, statSync } from "node:fs";
import { EmbeddedDatabaseError } from "./embedded-database-error";

/** The user who runs PostgreSQL where this process may not: its server refuses root. */
export type DatabaseUser = { uid: number; gid: number };

/**
 * Chooses who runs PostgreSQL: undefined means this process's own user. For root it is the owner of the data where there is some,
 * else the user `postgres`, else `nobody`.
 */
export function chooseDatabaseUser(folder: string): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const data = statSync(folder, { throwIfNoEntry: false });
  return data && data.uid !== 0 ? { uid: data.uid, gid: data.gid } : findUnprivilegedUser();
}

/** Finds the user `postgres` or `nobody` of this machine. Throws EmbeddedDatabaseError. */
export function findUnprivilegedUser(): DatabaseUser {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user)
    throw new EmbeddedDatabaseError("PostgreSQL refuses root, and there is no user postgres or nobody to run it.");
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
