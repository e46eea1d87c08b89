import { openClient } from "@/test/http-client";
import { atMost, type Figure } from "../figure";
import { interleave, load, median } from "../load";
import { cpuOfPostgres, cpuOfProcess } from "../meters";
import { authorize, exchange, signInThrough } from "../openid";
import type { Options } from "../options";
import { openSignIn } from "../sign-in";
import type { Stage } from "../stage";
import { buildApp, nextProgram, writeEmptyApp } from "../variants";

const people = 4_000;
const atOnce = 8;
/** From one address 300 sign-ins may wait in ten minutes (lib/records/limits/rules.ts), so they come from many. */
const addresses = 100;

/**
 * Measures an application's sign-in: with a live session against a bare route handler, and a first one against password + TOTP alone (P13);
 * the exchange of its code (P14). lib/protocols/oidc/cost.test.ts has the statements.
 */
export async function measureOpenid(stage: Stage, { seconds, repetitions }: Options): Promise<Figure[]> {
  const folder = writeEmptyApp(true);
  await buildApp(folder);
  const empty = await stage.run([nextProgram, "start"], {}, folder);
  const bare = openClient(empty.origin);
  const product = await stage.serve(await stage.createDatabase({ people, clients: 1 }));
  const client = openClient(product.origin);
  const signIn = await openSignIn(client, people);
  const cookie = await signIn.flow();
  const visitors = Array.from({ length: addresses }, (_, n) =>
    openClient(product.origin, product.port, `127.0.1.${n + 1}`),
  );
  let turn = 0;

  const postgres = cpuOfPostgres(stage.cluster.pid);
  const meters = { server: cpuOfProcess(product.pid), postgres };
  const codes: string[] = [];
  const handler = () =>
    load({ atOnce, seconds, meters: { server: cpuOfProcess(empty.pid) }, call: () => bare.get("/handler") });
  const authorized = () =>
    load({ atOnce, seconds, meters, call: async () => codes.push(await authorize(client, cookie)) });
  // A code lives 60 seconds: those of a stretch are exchanged right after it.
  const exchanged = async () => {
    const fresh = codes.splice(0);
    const result = await load({
      atOnce,
      calls: fresh.length,
      seconds: Math.min(seconds, 30),
      meters,
      call: (index) => exchange(client, fresh[index] ?? ""),
    });
    return result;
  };
  const flow = () => load({ atOnce, seconds, meters, call: signIn.flow });
  const through = () =>
    load({ atOnce, seconds, meters, call: () => signInThrough(visitors[turn++ % addresses] ?? client, signIn) });
  for (const warm of [handler, authorized, exchanged, flow, through]) await warm();
  const results = await interleave(repetitions, { handler, authorized, exchanged, flow, through });
  await product.stop();
  await empty.stop();
  for (const one of [client, bare, ...visitors]) one.close();

  const cpuOf = (name: keyof typeof results, meter = "server") => median(results[name], ({ cpu }) => cpu[meter] ?? 0);
  const all = (name: "flow" | "through") => median(results[name], ({ cpu }) => (cpu.server ?? 0) + (cpu.postgres ?? 0));
  const detailOf = (name: keyof typeof results) => ({
    serverMs: cpuOf(name),
    postgresMs: cpuOf(name, "postgres"),
    perSecond: median(results[name], ({ perSecond }) => perSecond),
    p50: median(results[name], ({ p50 }) => p50),
    p99: median(results[name], ({ p99 }) => p99),
    foreignCores: median(results[name], ({ foreignCores }) => foreignCores),
  });
  const above = { authorization: detailOf("authorized"), handlerMs: cpuOf("handler") };
  const first = { through: detailOf("through"), flow: detailOf("flow") };
  return [
    atMost(
      {
        id: "P13",
        what: "authorization with a live session: CPU above a bare route handler",
        unit: "ms",
        detail: above,
      },
      cpuOf("authorized") - cpuOf("handler"),
      4,
      2,
    ),
    atMost(
      { id: "P13", what: "first sign-in through an application: CPU", unit: "× password + TOTP", detail: first },
      all("through") / all("flow"),
      1.35,
      1.2,
    ),
    atMost(
      { id: "P14", what: "token endpoint: CPU of the server", unit: "ms", detail: detailOf("exchanged") },
      cpuOf("exchanged"),
      5,
      3,
    ),
  ];
}
