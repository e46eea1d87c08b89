import { join } from "node:path";

/** What the server saw: a peer that is no trusted proxy sent a header of proxies, under these settings. */
export type UnknownProxy = { peer: string; header: string; trustedProxies: readonly string[] };

/** Returns the file in which the server keeps it for `doctor`. */
export const unknownProxyFile = (dataDir: string) => join(dataDir, "unknown-proxy.json");
