import { generateSecrets } from "./generate-secrets";
import { type Environment, readSettings } from "./settings";

// The server and Next's bundle each load this file: they must not come to different answers in one process.
const shared = globalThis as { [key: symbol]: Environment | undefined };
const slot = Symbol.for("gatehouse.settings");

/**
 * Returns the settings of this process, read from the environment at the first call and frozen; the only reader of
 * `process.env`. Throws SettingError, one line that names the setting.
 */
export function env(): Environment {
  shared[slot] ??= readSettings(process.env, generateSecrets);
  return shared[slot];
}

/**
 * Points this process and the ones it starts at the embedded database that listens under `databaseUrl`; settings
 * read before are forgotten.
 */
export function adoptEmbeddedDatabase(databaseUrl: string): void {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, GATEHOUSE_EMBEDDED: "1" });
  shared[slot] = undefined;
}
