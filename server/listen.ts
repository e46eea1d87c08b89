import { createServer, type RequestListener, type Server } from "node:http";

/**
 * Opens one port on the first of each group of addresses that this machine has; a group is, say, IPv6 and its IPv4
 * fallback. Rejects with EADDRINUSE when the port is taken on any of them.
 */
export async function listen(listener: RequestListener, port: number, groups: readonly string[][]): Promise<Server[]> {
  const servers: Server[] = [];
  try {
    for (const hosts of groups) {
      for (const host of hosts) {
        const server = await listenOn(listener, port, host);
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

/** Says where a server of this address listens: everywhere, or for this machine alone where APP_URL is this machine. */
export function listeningHosts(loopback: boolean): string[][] {
  return loopback ? [["127.0.0.1"], ["::1"]] : [["::", "0.0.0.0"]];
}

function listenOn(listener: RequestListener, port: number, host: string): Promise<Server | undefined> {
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 }, listener);
  // Longer than a proxy keeps its side open, so that no request meets a closing connection.
  server.keepAliveTimeout = 65_000;
  server.maxConnections = 4096;
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(error.code ?? "")) resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host }, () => resolve(server));
  });
}
