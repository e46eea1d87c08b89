import { hash } from "@node-rs/argon2";
import { openClient } from "@/test/http-client";
import { atLeast, atMost, type Figure, notTaken } from "../figure";
import { interleave, type Load, load, median, medianRatio } from "../load";
import { cpuOfPostgres, cpuOfProcess } from "../meters";
import type { Options } from "../options";
import { password, slug } from "../people";
import { openSignIn } from "../sign-in";
import type { Stage } from "../stage";
import { openCounter } from "../statements";

const argon2id = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 } as const;
const people = 4_000;
const atOnce = 8;

/**
 * Measures password + TOTP: against the hash that bounds it (P1), its database statements (P2), how even its response
 * times are (P12).
 */
export async function measureSignIn(stage: Stage, { seconds, repetitions }: Options): Promise<Figure[]> {
  const database = await stage.createDatabase({ people });
  const server = await stage.serve(database);
  const client = openClient(server.origin);
  const signIn = await openSignIn(client, people);
  const cookie = await signIn.flow();
  const meters = { server: cpuOfProcess(server.pid), postgres: cpuOfPostgres(stage.cluster.pid) };
  await load({ atOnce, seconds: 4, call: signIn.flow });
  const statements = stage.countsStatements ? await countStatements(database.adminUrl, signIn.flow) : null;

  const session = async () => {
    const { status } = await client.get(`/w/${slug}`, { cookie });
    if (status !== 200) throw new Error(`a session was refused with ${status}`);
  };
  await load({ atOnce: 2, seconds: 2, call: session });
  const bursts: Load[] = [];
  const { limit, flow, calm } = await interleave(repetitions, {
    limit: () => load({ atOnce, seconds, call: () => hash(password, argon2id) }),
    flow: () => load({ atOnce, seconds, call: signIn.flow, meters }),
    calm: async () => {
      const alone = await load({ atOnce: 2, seconds: seconds / 2, call: session });
      const [burst] = await Promise.all([
        load({ atOnce: 2, seconds: seconds / 2, call: session }),
        load({ atOnce, seconds: seconds / 2, call: signIn.flow }),
      ]);
      bursts.push(burst);
      return alone;
    },
  });
  await server.stop();
  client.close();

  // Both cores are busy, as they are during a sign-in: a core shared with other work is slower.
  const hashMs = median(limit, ({ cpu }) => cpu.own);
  const serverMs = median(flow, ({ cpu }) => cpu.server ?? 0);
  const postgresMs = median(flow, ({ cpu }) => cpu.postgres ?? 0);
  const clientMs = median(flow, ({ cpu }) => cpu.own);
  const detail = {
    limitPerSecond: median(limit, rate),
    flowsPerSecond: median(flow, rate),
    cpuShare: hashMs / (serverMs + postgresMs + clientMs),
    ...{ hashMs, serverMs, postgresMs, clientMs },
    p50: median(flow, ({ p50 }) => p50),
    p99: median(flow, ({ p99 }) => p99),
    foreignCores: median(flow, ({ foreignCores }) => foreignCores),
  };
  const share = medianRatio(flow, limit, rate, rate);
  const beyond = serverMs - hashMs;
  const evenness = median(flow, ({ p50, p99 }) => p99 / p50);
  const slowdown = medianRatio(bursts, calm, p95, p95);
  const counted = { id: "P2", what: "statements of a password + TOTP sign-in", unit: "statements" };
  return [
    atLeast(
      { id: "P1", what: "password + TOTP, share of the argon2id limit", unit: "of it", detail },
      share,
      0.52,
      0.6,
    ),
    statements
      ? atMost({ ...counted, detail: statements }, statements.statements, 5, 4)
      : notTaken(counted.id, counted.what, "this PostgreSQL has no pg_stat_statements"),
    atMost({ id: "P2", what: "CPU of that sign-in beyond its hash", unit: "ms", detail }, beyond, 10, 7),
    atMost({ id: "P2", what: "PostgreSQL's CPU of that sign-in", unit: "ms", detail }, postgresMs, 3.5, 2),
    atMost({ id: "P12", what: "p99 ÷ p50 of that sign-in", unit: "×", detail }, evenness, 1.6, 1.4),
    atMost({ id: "P12", what: "a session's p95 during a burst of sign-ins", unit: "× alone" }, slowdown, 2, 1.5),
  ];
}

const rate = ({ perSecond }: Load) => perSecond;
const p95 = (result: Load) => result.p95;

/** The statements of one sign-in, taken from eight in a row to leave out a page's background work. */
async function countStatements(adminUrl: string, flow: () => Promise<unknown>) {
  const counter = await openCounter(adminUrl);
  const runs = 8;
  const sums = await counter.count(async () => {
    for (let run = 0; run < runs; run++) await flow();
  });
  await counter.close();
  return { statements: Math.floor(sums.statements / runs), writes: Math.floor(sums.writes / runs) };
}
