import { existsSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/ground/env";
import { type Finding, fail, ok, warn } from "./finding";

const enough = 500 * 1024 * 1024;

/** Checks the data folder: its free space, and that no one else can read its files. */
export function checkMachine(): Finding[] {
  const { dataDir, embedded, appUrl } = env();
  const address =
    appUrl.protocol === "https:" || embedded
      ? ok(`Served at ${appUrl.origin}`)
      : warn(`${appUrl.origin} is not https.`);
  if (!existsSync(dataDir)) return [address];
  const { bavail, bsize } = statfsSync(dataDir);
  const megabytes = Math.floor((bavail * bsize) / 1024 / 1024);
  const room =
    bavail * bsize < enough ? warn(`Only ${megabytes} MB are free in ${dataDir}.`) : ok(`${megabytes} MB are free`);
  const secrets = ["auth-secret", "encryption-keys"]
    .map((name) => join(dataDir, name))
    .filter((path) => existsSync(path));
  const open = secrets.filter((path) => (statSync(path).mode & 0o077) !== 0);
  const kept =
    open.length > 0
      ? fail(`Others can read ${open.join(" and ")}: chmod 600.`)
      : ok("Generated keys are readable by their owner alone");
  return secrets.length > 0 ? [address, room, kept] : [address, room];
}
