import type { Socket } from "node:net";
import pg from "pg";
import { seconds } from "./durations";

/** How long what a connection does may take, in milliseconds, and how many connections there are. */
export type Bounds = {
  connections: number;
  connect: number;
  statement: number;
  lock: number;
  idleInTransaction: number;
};

/** For requests: someone waits for the answer. */
export const forRequests: Bounds = {
  connections: 12,
  connect: seconds(8),
  statement: seconds(10),
  lock: seconds(8),
  idleInTransaction: seconds(30),
};

/** For jobs and the operator's commands: no one waits, and a statement may read a whole table. */
export const forJobs: Bounds = {
  connections: 4,
  connect: seconds(15),
  statement: seconds(120),
  lock: seconds(60),
  idleInTransaction: seconds(120),
};

// The server ends a statement first. This ends the connection of a server that does not respond at all.
const silence = (bounds: Bounds) => bounds.statement + seconds(2);

/**
 * Opens a pool whose every wait is bounded: for a free connection, for the server to accept one, for a lock and for a statement. A
 * connection that is silent for longer is closed, not reused: what it still holds could reach the next user of it. The URL's own
 * parameters win (`?statement_timeout=…`).
 */
export function openPool(connectionString: string, bounds: Bounds): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: bounds.connections,
    idleTimeoutMillis: seconds(60),
    connectionTimeoutMillis: bounds.connect,
    statement_timeout: bounds.statement,
    lock_timeout: bounds.lock,
    idle_in_transaction_session_timeout: bounds.idleInTransaction,
    keepAlive: true,
    keepAliveInitialDelayMillis: seconds(10),
  });
  // The pool replaces an idle connection that ends, as when the database restarts, at its next use.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    const socket = socketOf(client);
    socket.on("timeout", () =>
      socket.destroy(Object.assign(new Error("The database is silent."), { code: "ETIMEDOUT" })),
    );
  });
  pool.on("acquire", (client) => socketOf(client).setTimeout(silence(bounds)));
  pool.on("release", (_error, client) => socketOf(client).setTimeout(0));
  return pool;
}

const socketOf = ({ connection }: pg.PoolClient) => connection.stream as Socket;
