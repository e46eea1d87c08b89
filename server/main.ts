import { EventEmitter } from "node:events";
import type { Server } from "node:http";
import next from "next";
import { env } from "@/lib/ground/env";
import { isLoopback } from "@/lib/ground/settings";
import { handleRequests } from "@/server/handle-request";
import { listen, listeningHosts } from "@/server/listen";
import { loadConfigQuietly } from "@/server/next/load-config";

const patience = 10_000;

/** A server that answers; `stop` ends it, letting running requests finish for at most 10 seconds. */
export type Serving = { stop(): Promise<void> };

/**
 * Prepares to serve the app under the settings of this process, in front of Next; needs no database yet. What it answers begins to
 * serve, and rejects with EADDRINUSE when the port is taken.
 */
export async function prepare({ dev, dir }: { dev: boolean; dir: string }): Promise<() => Promise<Serving>> {
  const settings = env();
  // Without it Next would follow an action's redirect over APP_URL, out of this machine and back.
  Object.assign(process.env, { __NEXT_PRIVATE_ORIGIN: `http://127.0.0.1:${settings.port}` });
  const app = next({
    dev,
    dir,
    hostname: settings.appUrl.hostname,
    port: settings.port,
    quiet: !dev,
    // Next takes over WebSockets of the server it is told of; only reloading needs any.
    ...(dev ? {} : { httpServer: new EventEmitter() as Server }),
  });
  await loadConfigQuietly(dev, dir);
  await app.prepare();
  return () => serve(app, dev);
}

async function serve(app: ReturnType<typeof next>, dev: boolean): Promise<Serving> {
  const settings = env();
  const listener = handleRequests(settings, app.getRequestHandler(), dev);
  const servers = await listen(listener, settings.port, listeningHosts(isLoopback(settings.appUrl)));
  // Loaded only now: nobody who opens the first page waits for it.
  const { startJobs } = await import("@/lib/jobs/start");
  const jobs = startJobs();
  return {
    async stop() {
      await Promise.all(servers.map(close));
      await jobs.stop();
      await app.close();
    },
  };
}

function close(server: Server): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), patience);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    server.closeIdleConnections();
  });
}
