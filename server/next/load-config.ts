import { createRequire } from "node:module";
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_SERVER } from "next/constants";

type LoadConfig = (phase: string, dir: string, options: { silent: boolean }) => Promise<unknown>;

/**
 * Loads next.config.ts into Next's own cache and prints nothing. Without it Next prints how long it took as the first line of
 * every start, also with `quiet`.
 */
export async function loadConfigQuietly(dev: boolean, dir: string): Promise<void> {
  const next = createRequire(import.meta.url)("next/dist/server/config") as { default: LoadConfig };
  await next.default(dev ? PHASE_DEVELOPMENT_SERVER : PHASE_PRODUCTION_SERVER, dir, { silent: true });
}
