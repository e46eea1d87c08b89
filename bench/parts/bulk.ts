import { openClient } from "@/test/http-client";
import type { BulkRun } from "../bulk-acts";
import { atLeast, atMost, type Figure } from "../figure";
import { memoryOf } from "../meters";
import type { Options } from "../options";
import { slug } from "../people";
import { signInOwner } from "../sign-in";
import { finish, type Stage } from "../stage";

/**
 * Measures bulk acts and the export, without sending mail (P11): rows a second, and memory that does not grow with the
 * rows.
 */
export async function measureBulk(stage: Stage, { bulk }: Options): Promise<Figure[]> {
  const database = await stage.createDatabase({ people: 1, members: bulk });
  const exported = await runExport(stage, database);
  const printed = await finish(
    ["--expose-gc", "--import", "tsx", "bench/bulk-acts.ts", `--rows=${bulk}`],
    database.env,
  );
  const runs = [exported, ...(JSON.parse(printed) as BulkRun[])];
  return runs.flatMap(({ act, rows, rowsPerSecond, memory: [early, end] }) => [
    atLeast(
      { id: "P11", what: `${act}, ${rows.toLocaleString("en")} rows`, unit: "a second", detail: { early, end } },
      rowsPerSecond,
      5_000,
      15_000,
    ),
    atMost({ id: "P11", what: `${act}: memory at the end beside early on`, unit: "×" }, end / early, 1.25, 1.1),
  ]);
}

/** Reads the members' CSV as a browser would; memory is the server's. */
async function runExport(stage: Stage, database: Awaited<ReturnType<Stage["createDatabase"]>>): Promise<BulkRun> {
  const server = await stage.serve(database);
  const client = openClient(server.origin);
  const cookie = await signInOwner(client);
  const read = async () =>
    (await client.get(`/w/${slug}/admin/members/export`, { cookie })).text.split("\n").length - 2;
  await read();
  const early = memoryOf(server.pid);
  const started = performance.now();
  const rows = await read();
  const rowsPerSecond = (rows / (performance.now() - started)) * 1000;
  const end = memoryOf(server.pid);
  client.close();
  await server.stop();
  return { act: "export", rows, rowsPerSecond, memory: [early, end] };
}
