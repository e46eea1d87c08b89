import { mergeCookies, openClient } from "@/test/http-client";
import { atLeast, atMost, type Figure, notTaken } from "../figure";
import { interleave, load, median } from "../load";
import { cpuOfPostgres, cpuOfProcess } from "../meters";
import type { Options } from "../options";
import { gateId, slug } from "../people";
import { openSignIn } from "../sign-in";
import type { Stage } from "../stage";
import { openCounter } from "../statements";

/** Measures the gate's check (P15): what a proxy asks at each request of a member who is signed in to the application. */
export async function measureGate(stage: Stage, { seconds, repetitions }: Options): Promise<Figure[]> {
  const database = await stage.createDatabase({ people: 2, gates: 1 });
  const product = await stage.serve(database);
  const client = openClient(product.origin);
  const gate = `/w/${slug}/gate/${gateId}`;
  const session = await (await openSignIn(client, 2)).flow();

  const started = await client.get(`${gate}/handshake/start?to=/`);
  const entered = await client.get(`${gate}/enter${new URL(started.location).search}`, { cookie: session });
  const back = new URL(entered.location);
  const finished = await client.get(`${gate}/handshake/finish${back.search}`, { cookie: mergeCookies(started) });
  const cookie = mergeCookies(finished);
  const asked = { "x-forwarded-method": "GET", "x-forwarded-host": back.host, "x-forwarded-uri": "/page" };
  const check = async () => {
    const { status } = await client.get(`${gate}/check?redirect=1`, { cookie, headers: asked });
    if (status !== 200) throw new Error(`the check answered ${status}`);
  };

  const meters = { server: cpuOfProcess(product.pid), postgres: cpuOfPostgres(stage.cluster.pid) };
  const run = () => load({ atOnce: 16, seconds, meters, call: check });
  await run();
  const { checks } = await interleave(repetitions, { checks: run });
  const detail = {
    postgresMs: median(checks, ({ cpu }) => cpu.postgres ?? 0),
    ownMs: median(checks, ({ cpu }) => cpu.own),
    p50Ms: median(checks, ({ p50 }) => p50),
    p99Ms: median(checks, ({ p99 }) => p99),
    foreignCores: median(checks, ({ foreignCores }) => foreignCores),
  };
  const what = "gate's check";
  return [
    await countStatements(stage, database.adminUrl, check, `${what}: statements`),
    atMost(
      { id: "P15", what: `${what}: CPU of the server`, unit: "ms", detail },
      median(checks, ({ cpu }) => cpu.server ?? 0),
      1.2,
      0.7,
    ),
    atLeast(
      { id: "P15", what: `${what}s`, unit: "a second", detail },
      median(checks, ({ perSecond }) => perSecond),
      1_500,
      3_000,
    ),
  ];
}

async function countStatements(stage: Stage, adminUrl: string, check: () => Promise<void>, what: string) {
  if (!stage.countsStatements) return notTaken("P15", what, "pg_stat_statements is not here");
  const counter = await openCounter(adminUrl);
  const calls = 100;
  const { statements } = await counter.count(async () => {
    for (let n = 0; n < calls; n += 1) await check();
  });
  await counter.close();
  return atMost({ id: "P15", what, unit: "", detail: { calls } }, statements / calls, 1.2, 1);
}
