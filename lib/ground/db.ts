import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { troubleOf } from "./database-trouble";
import { seconds } from "./durations";
import { env } from "./env";
import { forJobs, forRequests, openPool } from "./pool";
import { currentRequest } from "./request";

export { Prisma };

/**
 * A transaction that sees one workspace. Its role owns nothing and bypasses nothing, so row security hides every other
 * workspace, even when a query forgets to. `workspaceId` is null outside any workspace. Then the transaction sees only rows
 * without a workspace.
 */
export type Tx<W extends string | null = string> = Prisma.TransactionClient & { readonly workspaceId: W };

type Clients = { prisma: PrismaClient; pool: pg.Pool };

// Each process has one pool for requests and one for jobs, because Next's bundle and the server in front of it load this file
// separately.
const shared = globalThis as { gatehouseClients?: { requests?: Clients; jobs?: Clients } };
const background = new AsyncLocalStorage<true>();

function clients(): Clients {
  shared.gatehouseClients ??= {};
  const [kind, bounds] = background.getStore() ? (["jobs", forJobs] as const) : (["requests", forRequests] as const);
  shared.gatehouseClients[kind] ??= openClients(openPool(env().databaseUrl, bounds));
  return shared.gatehouseClients[kind];
}

const openClients = (pool: pg.Pool): Clients => ({ prisma: new PrismaClient({ adapter: new PrismaPg(pool) }), pool });

/**
 * Runs work that no request waits for: jobs and the operator's commands. It has connections of its own, whose statements may take
 * minutes, so that a long one neither fails nor keeps a connection from a request.
 */
export function inBackground<T>(work: () => Promise<T>): Promise<T> {
  return background.run(true, work);
}

const enter = (raw: Prisma.TransactionClient, workspaceId: string | null) =>
  raw.$queryRaw`select set_config('role', app_role(), true), set_config('app.workspace_id', ${workspaceId ?? ""}, true)`;

const scope = <W extends string | null>(raw: Prisma.TransactionClient, workspaceId: W) =>
  Object.create(raw, { workspaceId: { value: workspaceId, enumerable: true } }) as Tx<W>;

async function scoped<W extends string | null, T>(workspaceId: W, work: (tx: Tx<W>) => Promise<T>): Promise<T> {
  return untilUnblocked(() =>
    clients().prisma.$transaction(
      async (raw) => {
        await enter(raw, workspaceId);
        return work(scope(raw, workspaceId));
      },
      { maxWait: seconds(15), timeout: seconds(15) },
    ),
  );
}

/**
 * Runs work again after a deadlock. PostgreSQL ended this transaction because two waited for each other, and nothing of it
 * stays.
 */
async function untilUnblocked<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (isDeadlock(error) && tries < 3) continue;
      const request = currentRequest();
      const trouble = troubleOf(error);
      if (request && trouble) request.trouble = trouble;
      throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === "40P01";
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || (error.code === "P2010" && error.message.includes("40P01"));
}

/**
 * Runs work in one transaction scoped to a workspace, all or nothing. The work must not wait for the network. It runs again
 * after a deadlock, so it must leave nothing behind outside the transaction.
 */
export function inWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return scoped(workspaceId, work);
}

/** Runs work in one transaction outside any workspace. It sees only rows that belong to none. */
export function outsideWorkspaces<T>(work: (tx: Tx<null>) => Promise<T>): Promise<T> {
  return scoped(null, work);
}

/** Takes a transaction that began outside any workspace into one, so that creating a workspace is all or nothing. */
export async function enterWorkspace(tx: Tx<null>, workspaceId: string): Promise<Tx> {
  await enter(tx, workspaceId);
  return scope(Object.getPrototypeOf(tx) as Prisma.TransactionClient, workspaceId);
}

// PostgreSQL's count and bigint are 64 bits wide. The driver would return text for them.
const types = {
  getTypeParser: ((oid, format) =>
    oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Runs one statement across workspaces, as the system. For the named look-ups that find a workspace by slug, token or
 * address, for attempt budgets and for jobs. lib/ground/db.test.ts lists the callers allowed. It goes straight to the
 * driver, because every request makes some of these.
 */
export function asSystem<T>({ text, values }: Prisma.Sql): Promise<T[]> {
  return untilUnblocked(async () => {
    const sent = values.map((value) => (value instanceof Date ? value.toISOString() : value));
    const { rows } = await clients().pool.query({ text, values: sent, types });
    return rows as T[];
  });
}

/** Resolves when the database responds, else throws. */
export async function ping(): Promise<void> {
  await clients().pool.query("select 1");
}

/** Closes the connections, for programs that end. */
export async function disconnect(): Promise<void> {
  const open = shared.gatehouseClients;
  shared.gatehouseClients = undefined;
  for (const { prisma, pool } of Object.values(open ?? {})) {
    await prisma.$disconnect();
    await pool.end();
  }
}

/** Tells whether an error is the violation of a unique constraint. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
