import "@/test/embedded";
import pg from "pg";
import { expect, test } from "vitest";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { env } from "@/lib/ground/env";

const parallel = (n: number, work: () => Promise<void>) => Promise.all(Array.from({ length: n }, work));

/** Runs work in a circle until the time is up; answers how often. */
async function circle(until: number, work: (turn: number) => Promise<void>): Promise<number> {
  let turn = 0;
  while (performance.now() < until) await work(turn++);
  return turn;
}

test("of statements that wait side by side while another connection's transaction runs, each gets its own rows", async () => {
  const connectionString = env().databaseUrl;
  const pool = new pg.Pool({ connectionString, max: 4 });
  const until = performance.now() + 3_000;
  let asked = 0;
  const wrong: unknown[] = [];
  const ask = async (text: string, values: number[]) => {
    const { rows } = await pool.query(text, values);
    if (rows[0]?.n !== values[0]) wrong.push(rows[0]);
    asked += 1;
  };
  const transactions = async () => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query("begin");
    await client.query("select $1::int as n", [-1]);
    await client.query("commit");
    await client.end();
  };
  await Promise.all([
    ...[1, 2].map((who) => circle(until, (turn) => ask("select $1::int as n", [who * 1_000_000 + turn]))),
    ...[3, 4].map((who) => circle(until, (turn) => ask("select $1::int + $2::int as n", [who * 1_000_000 + turn, 0]))),
    circle(until, transactions),
    circle(until, transactions),
  ]);
  await pool.end();
  expect(asked).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
}, 30_000);

test("a connection that ends between a statement's messages leaves the others their turn", async () => {
  const connectionString = env().databaseUrl;
  for (let i = 0; i < 5; i++) {
    const client = new pg.Client({ connectionString });
    client.on("error", () => {});
    await client.connect();
    const { connection } = client as unknown as {
      connection: { parse(query: { text: string }): void; flush(): void; stream: { destroy(): void } };
    };
    connection.parse({ text: "select 1" });
    connection.flush();
    await new Promise((resolve) => setTimeout(resolve, 20));
    connection.stream.destroy();
    await expect(asSystem(Prisma.sql`select 1 as n`)).resolves.toEqual([{ n: 1 }]);
  }
});

test("a statement that fails ends its turn, in a transaction and out of one", async () => {
  await parallel(20, async () => {
    await expect(asSystem(Prisma.sql`select 1 / ${0}::int`)).rejects.toMatchObject({ code: "22012" });
    await expect(inWorkspace(crypto.randomUUID(), (tx) => tx.$queryRaw`select 1 / ${0}::int`)).rejects.toThrow("22012");
    await expect(asSystem(Prisma.sql`select ${7}::int as n`)).resolves.toEqual([{ n: 7 }]);
  });
});
