import { EventEmitter } from "node:events";
import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import next from "next";
import { seconds } from "@/lib/ground/durations";
import { env } from "@/lib/ground/env";
import { isLoopback } from "@/lib/ground/settings";
import { useHashThreads } from "@/lib/methods/passwords/run-hash";
import { beat, beginServing } from "@/lib/records/processes/serve";
import { beginDraining } from "@/lib/use-cases/health/draining";
import { makeDoor } from "@/server/door";
import { makeHashThreads } from "@/server/hash-threads";
import { listen, listeningHosts } from "@/server/listen";
import { hearConsole } from "@/server/next/hear-console";
import { loadConfigQuietly } from "@/server/next/load-config";
import { tellOwnOrigin } from "@/server/next/own-origin";

const longestEnd = seconds(10);

/** A server that answers; `stop` ends it, letting running requests finish for at most 10 seconds. */
export type Serving = { stop(): Promise<void> };

/**
 * Prepares to serve the app under the settings of this process, in front of Next; needs no database yet. What it answers begins to
 * serve, and rejects with EADDRINUSE when the port is taken.
 */
export async function prepare({ dev, dir }: { dev: boolean; dir: string }): Promise<() => Promise<Serving>> {
  const settings = env();
  tellOwnOrigin(settings.host, settings.port);
  if (!dev) hearConsole();
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
  const presence = await beginServing();
  const hashThreads = makeHashThreads();
  useHashThreads(hashThreads);
  const door = makeDoor(settings, app.getRequestHandler(), dev);
  const servers = await listen(door, settings.port, listeningHosts(settings.host, isLoopback(settings.appUrl))).catch(
    async (error) => {
      await presence.leave();
      throw error;
    },
  );
  // Loaded only now, so that the first page does not wait for it.
  const [{ startJobs }, { repeat }] = await Promise.all([import("@/lib/jobs/start"), import("@/lib/jobs/repeat")]);
  const jobs = startJobs();
  const reporting = repeat("presence", async () => {
    await presence.report();
    return beat;
  });
  return {
    async stop() {
      beginDraining();
      await wait(settings.drain);
      await Promise.all(servers.map(close));
      door.stop();
      await jobs.stop();
      await reporting.stop();
      // Where the database is away, the report lapses by itself.
      await presence.leave().catch(() => {});
      await app.close();
      await hashThreads.stop();
    },
  };
}

function close(server: Server): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), longestEnd);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    server.closeIdleConnections();
  });
}
