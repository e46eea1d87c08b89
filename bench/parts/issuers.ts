import { openClient } from "@/test/http-client";
import { atMost, type Figure } from "../figure";
import { load } from "../load";
import { memoryOf } from "../meters";
import type { Options } from "../options";
import { issuerSlug } from "../people";
import type { Stage } from "../stage";

/** Issuers that are asked before anything is measured, so that the code is loaded and compiled. */
const warmUp = 20;
/** Issuers that a process keeps ready (lib/protocols/oidc/handle.ts). */
const kept = 1_000;

/** Measures the first request to an issuer against the next one, and what issuers that are ready hold in memory (P16). */
export async function measureIssuers(stage: Stage, { issuers }: Options): Promise<Figure[]> {
  const asked = Math.min(issuers, kept - warmUp);
  const server = await stage.serve(
    await stage.createDatabase({ people: 0, workspaces: Math.max(10_000, asked + warmUp), issuers: asked + warmUp }),
  );
  const client = openClient(server.origin);
  const ask = async (index: number) => {
    const { status } = await client.get(`/w/${issuerSlug(index)}/oidc/jwks`);
    if (status !== 200) throw new Error(`an issuer answered ${status}`);
  };
  for (let times = 0; times < 50; times += 1) await load({ atOnce: 1, calls: warmUp, call: ask });
  const before = memoryOf(server.pid);
  const cold = await load({ atOnce: 1, calls: asked, call: (index) => ask(warmUp + index) });
  const after = memoryOf(server.pid);
  const warm = await load({ atOnce: 1, calls: asked, call: (index) => ask(warmUp + index) });
  client.close();
  const detail = {
    issuers: asked,
    coldMs: cold.p50,
    coldP99Ms: cold.p99,
    warmMs: warm.p50,
    mbBefore: before,
    mbAfter: after,
    foreignCores: cold.foreignCores,
  };
  return [
    atMost(
      { id: "P16", what: "first request to an issuer above the next", unit: "ms", detail },
      cold.p50 - warm.p50,
      15,
      8,
    ),
    atMost(
      { id: "P16", what: "memory of 1,000 issuers that are ready", unit: "MiB", detail },
      ((after - before) / asked) * 1_000,
      60,
      40,
    ),
  ];
}
