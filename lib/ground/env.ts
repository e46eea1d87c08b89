import { generateSecrets } from "./generate-secrets";
import { type Environment, readSettings } from "./settings";

// The server and Next's bundle each load this file. They must read the same settings in one process.
const shared = globalThis as { [key: symbol]: Environment | undefined };
const slot = Symbol.for("gatehouse.settings");

/**
 * Returns the settings of this process, read from the environment at the first call and frozen. This is the only reader of
 * `process.env`. Throws SettingError, whose message is one line that names the setting.
 */
export function env(): Environment {
  shared[slot] ??= readSettings(process.env, generateSecrets);
  return shared[slot];
}

/**
 * Points this process and the ones it starts at the embedded database that listens under `databaseUrl`. Forgets settings
 * read before.
 */
export function adoptEmbeddedDatabase(databaseUrl: string): void {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, GATEHOUSE_EMBEDDED: "1" });
  shared[slot] = undefined;
}
