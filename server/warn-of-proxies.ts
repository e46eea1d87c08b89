import { mkdirSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { dirname } from "node:path";
import { log } from "@/lib/ground/log";
import type { Environment } from "@/lib/ground/settings";
import { type UnknownProxy, unknownProxyFile } from "@/lib/ground/unknown-proxy";
import { isTrusted, trustProxies } from "@/server/client-address";

const ofProxies = ["x-forwarded-for", "forwarded", "cf-connecting-ip", "x-real-ip", "true-client-ip"];

/**
 * Warns once, at the first request that names another client's address and does not come from a trusted proxy: behind a proxy that
 * TRUSTED_PROXIES leaves out, all people share its address and its limits. Keeps the fact in DATA_DIR, where `doctor` reads it.
 */
export function warnOfProxies(settings: Environment): (peer: string | undefined, headers: IncomingHttpHeaders) => void {
  const trusted = trustProxies(settings.trustedProxies);
  let warned = false;
  return (peer, headers) => {
    if (warned) return;
    const header = ofProxies.find((name) => headers[name] !== undefined);
    if (!header || !peer || isTrusted(peer, trusted)) return;
    warned = true;
    log().warn(
      { peer, header },
      "A request carried the address of another client, and its sender is no trusted proxy. If it is your proxy, name it in TRUSTED_PROXIES: until then all people share its address and its limits.",
    );
    keep(settings, { peer, header, trustedProxies: settings.trustedProxies });
  };
}

function keep({ dataDir }: Environment, seen: UnknownProxy): void {
  const file = unknownProxyFile(dataDir);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(seen), { mode: 0o600 });
  } catch {
    // The line in the log is there; only doctor can't repeat it.
  }
}
