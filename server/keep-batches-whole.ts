import type { PGlite } from "@electric-sql/pglite";

/** The extended protocol's messages that a Sync has yet to follow: Parse, Bind, Describe, Execute, Close, Flush. */
const openers = new Set(Buffer.from("PBDECH"));

/**
 * Keeps the messages of one statement together when several connections share the embedded database's one session. Its socket server
 * passes messages on one by one and holds a connection's turn only within a transaction: two statements that waited side by side would share
 * the unnamed statement and portal, and one caller would get the other's rows. Until its Sync a statement counts as a transaction.
 */
export function keepBatchesWhole(database: PGlite): PGlite {
  let open = false;
  const { isInTransaction, execProtocolRawStream, exec } = database;
  return Object.assign(database, {
    isInTransaction: () => open || isInTransaction.call(database),
    execProtocolRawStream: async (...[message, options]: Parameters<PGlite["execProtocolRawStream"]>) => {
      open = openers.has(message[0] ?? 0);
      return execProtocolRawStream.call(database, message, options);
    },
    // How the server rolls back for a connection that ended in between.
    exec: (...given: Parameters<PGlite["exec"]>) => {
      open = false;
      return exec.apply(database, given);
    },
  });
}
