import { openClient } from "@/test/http-client";
import { atMost, type Figure } from "../figure";
import { interleave, load, median } from "../load";
import { cpuOfPostgres, cpuOfProcess } from "../meters";
import type { Options } from "../options";
import { slug } from "../people";
import { openSignIn } from "../sign-in";
import { root, type Server, type Stage } from "../stage";
import { buildApp, writeProductWithoutSession } from "../variants";

/**
 * Measures the cost of the session check in a page (P3): the member's home, and the same page with the session
 * remembered.
 */
export async function measurePages(stage: Stage, { seconds, repetitions }: Options): Promise<Figure[]> {
  const folder = writeProductWithoutSession();
  await buildApp(folder);
  const database = await stage.createDatabase({ people: 2 });
  // Both by the same program, so that nothing but the copy's change tells them apart.
  const serve = (built: string) => stage.serve(database, ["--import", "tsx", "bench/serve-variant.ts", built]);
  const product = await serve(root);
  const without = await serve(folder);
  const signIn = await openSignIn(openClient(product.origin), 2);
  const cookie = await signIn.flow();

  const visit = (server: Server) => {
    const client = openClient(server.origin);
    const meters = { server: cpuOfProcess(server.pid), postgres: cpuOfPostgres(stage.cluster.pid) };
    return (time: number) =>
      load({
        atOnce: 4,
        seconds: time,
        meters,
        call: async () => {
          const { status } = await client.get(`/w/${slug}`, { cookie });
          if (status !== 200) throw new Error(`the home page answered ${status}`);
        },
      });
  };
  const visits = { product: visit(product), without: visit(without) };
  for (const warm of Object.values(visits)) await warm(seconds);
  const results = await interleave(repetitions, {
    product: () => visits.product(seconds),
    without: () => visits.without(seconds),
  });
  const above = (meter: "server" | "postgres") =>
    median(
      results.product.map(({ cpu }, turn) => (cpu[meter] ?? 0) - (results.without[turn]?.cpu[meter] ?? 0)),
      (ms) => ms,
    );
  const detail = {
    serverMs: median(results.product, ({ cpu }) => cpu.server ?? 0),
    serverMsWithout: median(results.without, ({ cpu }) => cpu.server ?? 0),
    postgresMs: above("postgres"),
  };
  return [
    atMost(
      { id: "P3", what: "CPU of a signed-in page above the same without a session", unit: "ms", detail },
      above("server"),
      0.9,
      0.6,
    ),
  ];
}
