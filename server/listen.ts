import { createServer, type Server } from "node:http";
import { seconds } from "@/lib/ground/durations";
import type { Door } from "@/server/door";

/**
 * Opens one port on the first of each group of addresses that this machine has; a group is, say, IPv6 and its IPv4
 * fallback. Rejects with EADDRINUSE when the port is taken on any of them.
 */
export async function listen(door: Door, port: number, groups: readonly string[][]): Promise<Server[]> {
  const servers: Server[] = [];
  try {
    for (const hosts of groups) {
      for (const host of hosts) {
        const server = await listenOn(door, port, host);
        if (!server) continue;
        servers.push(server);
        break;
      }
    }
    return servers;
  } catch (error) {
    for (const server of servers) server.close();
    throw error;
  }
}

/** Returns where a server listens: at HOST, else for this machine alone where APP_URL is this machine, else everywhere. */
export function listeningHosts(host: string | undefined, loopback: boolean): string[][] {
  if (host !== undefined) return [[host]];
  return loopback ? [["127.0.0.1"], ["::1"]] : [["::", "0.0.0.0"]];
}

function listenOn(door: Door, port: number, host: string): Promise<Server | undefined> {
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: seconds(10),
    // A body's own pace ends a slow one earlier.
    requestTimeout: seconds(90),
    connectionsCheckingInterval: seconds(2),
  });
  // Longer than a proxy keeps its side open, so that no request meets a closing connection.
  server.keepAliveTimeout = seconds(65);
  door.attach(server);
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(error.code ?? "")) resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host }, () => resolve(server));
  });
}
