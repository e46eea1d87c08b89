import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { Environment } from "@/lib/ground/settings";
import { type UnknownProxy, unknownProxyFile } from "@/lib/ground/unknown-proxy";
import { type Finding, ok, warn } from "./finding";

/**
 * Checks whether the server met a proxy that TRUSTED_PROXIES does not name. It says so until TRUSTED_PROXIES is changed.
 */
export function checkProxies({ dataDir, trustedProxies }: Pick<Environment, "dataDir" | "trustedProxies">): Finding {
  const seen = readSeen(dataDir);
  if (!seen || !isDeepStrictEqual(seen.trustedProxies, trustedProxies))
    return ok("No unknown proxy has sent a request");
  return warn(
    `${seen.peer} sent ${seen.header} and is not in TRUSTED_PROXIES. If it is your proxy, all people share its address and its limits.`,
  );
}

function readSeen(dataDir: string): UnknownProxy | undefined {
  try {
    return JSON.parse(readFileSync(unknownProxyFile(dataDir), "utf8"));
  } catch {
    return undefined;
  }
}
