import { openClient } from "@/test/http-client";
import { atMost, type Figure } from "../figure";
import { load } from "../load";
import { memoryOf } from "../meters";
import type { Options } from "../options";
import { openSignIn } from "../sign-in";
import type { Stage } from "../stage";
import { buildApp, nextProgram, writeEmptyApp } from "../variants";

const people = 4_000;

/**
 * Measures the server's memory after many sign-ins against an empty app's after as many pages, and whether it grows
 * (P9).
 */
export async function measureMemory(stage: Stage, { signIns }: Options): Promise<Figure[]> {
  const folder = writeEmptyApp();
  await buildApp(folder);
  const empty = await stage.run([nextProgram, "start"], {}, folder);
  const bare = openClient(empty.origin);
  await load({ atOnce: 8, calls: signIns, call: () => bare.get("/") });

  const server = await stage.serve(await stage.createDatabase({ people }));
  const client = openClient(server.origin);
  const signIn = await openSignIn(client, people);
  const memory = [memoryOf(server.pid)];
  for (const _ of [1, 2, 3]) {
    await load({ atOnce: 8, calls: signIns / 2, call: signIn.flow });
    memory.push(memoryOf(server.pid));
  }
  const [, , after = 0, later = 0] = memory;
  const detail = { emptyMb: memoryOf(empty.pid), mbAfterHalves: memory, signIns };
  const growth = (later - after) / after;
  return [
    atMost(
      { id: "P9", what: `memory after ${signIns} sign-ins`, unit: "× an empty app", detail },
      after / memoryOf(empty.pid),
      1.6,
      1.3,
    ),
    // The allowance is two hundredths: between two collections a heap varies by more.
    atMost({ id: "P9", what: `its growth over the next ${signIns / 2}`, unit: "of it", detail }, growth, 0.02, 0),
  ];
}
