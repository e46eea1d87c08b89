import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { addressBlock } from "@/lib/ground/address";
import type { DoorLimits } from "@/server/door-limits";
import { type Progress, readProgress } from "@/server/write-progress";

type Exchange = { request: IncomingMessage; response: ServerResponse };
type Connection = { socket: Socket; block: string; exchanges: Set<Exchange>; progress?: Progress };

/** Watches the connections of a server, so that no peer keeps what others need. */
export type Connections = {
  /** Takes a new connection in, at the cost of an older one where there are too many. */
  open(socket: Socket): void;
  /** Begins to answer a request. Returns false, and ends the connection, where an earlier answer on it is not finished. */
  begin(request: IncomingMessage, response: ServerResponse): boolean;
  stop(): void;
};

const proxies = "proxies";

/**
 * Bounds the connections of each address block, allows one request under way on each, and ends those whose peer has read nothing of
 * an answer for too long. A trusted proxy may have as many connections as there are, and may pipeline.
 */
export function watchConnections(isProxy: (peer: string | undefined) => boolean, limits: DoorLimits): Connections {
  // Both in the order in which connections began to wait for a request.
  const all = new Map<Socket, Connection>();
  const blocks = new Map<string, Set<Connection>>();

  const keep = (connection: Connection) => {
    all.set(connection.socket, connection);
    blocks.set(connection.block, (blocks.get(connection.block) ?? new Set()).add(connection));
  };
  const forget = ({ socket, block }: Connection) => {
    const connection = all.get(socket);
    const others = blocks.get(block);
    if (!connection || !others) return;
    all.delete(socket);
    others.delete(connection);
    if (others.size === 0) blocks.delete(block);
  };
  const end = (connection: Connection) => {
    forget(connection);
    connection.socket.destroy();
  };
  const giveWay = (connections: Iterable<Connection>) => {
    const oldest = findOldest(connections);
    if (oldest) end(oldest);
    return oldest !== undefined;
  };

  const sweep = setInterval(() => {
    for (const connection of all.values()) {
      connection.progress = readProgress(connection.socket, connection.progress, performance.now());
      if (connection.progress.stalledFor >= limits.unread.longest) end(connection);
    }
  }, limits.unread.every);
  sweep.unref();

  return {
    open(socket) {
      const block = isProxy(socket.remoteAddress) ? proxies : addressBlock(socket.remoteAddress ?? "");
      const ofBlock = blocks.get(block);
      const tooMany = block !== proxies && (ofBlock?.size ?? 0) >= limits.connections.perBlock;
      if (tooMany && !giveWay(ofBlock ?? [])) return void socket.destroy();
      if (all.size >= limits.connections.total && !giveWay(all.values())) return void socket.destroy();
      const connection: Connection = { socket, block, exchanges: new Set() };
      keep(connection);
      socket.once("close", () => {
        forget(connection);
        closeQueued(connection);
      });
    },
    begin(request, response) {
      const connection = all.get(request.socket);
      if (!connection) return !request.socket.destroyed;
      if (connection.exchanges.size > 0 && connection.block !== proxies) {
        end(connection);
        return false;
      }
      const exchange = { request, response };
      connection.exchanges.add(exchange);
      const finish = () => {
        if (!connection.exchanges.delete(exchange) || !all.has(connection.socket)) return;
        forget(connection);
        keep(connection);
      };
      response.once("finish", finish).once("close", finish);
      return true;
    },
    stop: () => clearInterval(sweep),
  };
}

/** Finds the oldest connection without a request, else the oldest that only its peer holds up. */
function findOldest(connections: Iterable<Connection>): Connection | undefined {
  let waiting: Connection | undefined;
  for (const connection of connections) {
    if (connection.block === proxies) continue;
    if (connection.exchanges.size === 0) return connection;
    if (isPeersTurn(connection)) waiting ??= connection;
  }
  return waiting;
}

function isPeersTurn({ socket, exchanges }: Connection): boolean {
  return socket.writableLength > 0 || [...exchanges].some(({ request }) => !request.complete);
}

/** Node closes the answer it was sending when a connection ends, and forgets those queued behind it: their writers would wait forever. */
function closeQueued({ exchanges }: Connection): void {
  setImmediate(() => {
    for (const { response } of exchanges) {
      response.destroy();
      response.emit("close");
    }
  });
}
