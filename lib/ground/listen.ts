import pg from "pg";
import { seconds } from "./durations";
import { env } from "./env";
import { forJobs } from "./pool";

/**
 * Calls `heard` each time a transaction that notified a channel has committed, in any process. Uses a connection of its own, and opens
 * another `again` milliseconds after it was lost. What is said meanwhile is not heard, nor anything through a pooler that keeps no sessions: who listens
 * also looks from time to time.
 */
export function listen(channel: string, heard: () => void, again = seconds(5)): { stop(): Promise<void> } {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const retry = (lost: pg.Client) => {
    if (client !== lost) return;
    client = undefined;
    if (!stopped) timer = setTimeout(open, again).unref();
  };
  const open = () => {
    const opened = new pg.Client({
      connectionString: env().databaseUrl,
      connectionTimeoutMillis: forJobs.connect,
      keepAlive: true,
      keepAliveInitialDelayMillis: seconds(10),
    });
    client = opened;
    opened.on("notification", heard);
    opened.on("error", () => retry(opened));
    opened.once("end", () => retry(opened));
    opened
      .connect()
      .then(() => opened.query(`listen ${pg.escapeIdentifier(channel)}`))
      // What was said before it listened.
      .then(heard)
      .catch(() => {
        retry(opened);
        opened.end().catch(() => {});
      });
  };
  open();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
