import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";

export { Prisma };

/**
 * A transaction that sees one workspace. Its role owns nothing and bypasses nothing, so row security hides every other
 * workspace, whatever a query forgets. `workspaceId` is null outside any workspace: then only rows without one are seen.
 */
export type Tx<W extends string | null = string> = Prisma.TransactionClient & { readonly workspaceId: W };

type Clients = { prisma: PrismaClient; pool: pg.Pool };

// One pool a process: Next's bundle and the server in front of it load this file apart.
const shared = globalThis as { gatehouseClients?: Clients };

function clients(): Clients {
  if (!shared.gatehouseClients) {
    const pool = new pg.Pool({ connectionString: env().databaseUrl, max: 12, idleTimeoutMillis: 60_000 });
    // An idle connection that ends, as when the database restarts, is replaced when one is next asked for.
    pool.on("error", () => {});
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
    shared.gatehouseClients = { prisma, pool };
  }
  return shared.gatehouseClients;
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
      { maxWait: 15_000, timeout: 15_000 },
    ),
  );
}

/** Two transactions waited for each other and PostgreSQL ended this one: nothing of it stays, so it begins anew. */
async function untilUnblocked<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isDeadlock(error) || tries === 3) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === "40P01";
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || (error.code === "P2010" && error.message.includes("40P01"));
}

/**
 * Runs work in one transaction scoped to a workspace. All or nothing; never wait for the network inside. After a deadlock it is
 * run again: it must leave nothing behind outside the transaction.
 */
export function inWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return scoped(workspaceId, work);
}

/** Runs work in one transaction outside any workspace: only rows that belong to none are seen. */
export function outsideWorkspaces<T>(work: (tx: Tx<null>) => Promise<T>): Promise<T> {
  return scoped(null, work);
}

/** Takes a transaction that began outside any workspace into one: for creating it, all or nothing. */
export async function enterWorkspace(tx: Tx<null>, workspaceId: string): Promise<Tx> {
  await enter(tx, workspaceId);
  return scope(Object.getPrototypeOf(tx) as Prisma.TransactionClient, workspaceId);
}

// PostgreSQL's count and bigint are 64 bits wide: the driver would answer a text.
const types = {
  getTypeParser: ((oid, format) =>
    oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * One statement with the system's eyes, across workspaces. For the named look-ups that find a workspace by slug, token or
 * address, for attempt budgets and for jobs; lib/ground/db.test.ts lists who may call it. Straight to the driver: every request makes some.
 */
export function asSystem<T>({ text, values }: Prisma.Sql): Promise<T[]> {
  return untilUnblocked(async () => {
    const sent = values.map((value) => (value instanceof Date ? value.toISOString() : value));
    const { rows } = await clients().pool.query({ text, values: sent, types });
    return rows as T[];
  });
}

/** Answers when the database does, else throws. */
export async function ping(): Promise<void> {
  await clients().pool.query("select 1");
}

/** Closes the connections; for programs that end. */
export async function disconnect(): Promise<void> {
  const open = shared.gatehouseClients;
  shared.gatehouseClients = undefined;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}

/** Tells whether an error is the violation of a unique constraint. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
