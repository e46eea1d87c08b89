import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, type Figure } from "../figure";
import { interleave, median, medianRatio } from "../load";
import type { Options } from "../options";
import type { Server, Stage } from "../stage";
import { buildApp, nextProgram, writeEmptyApp, writeFreshClone } from "../variants";

const program = ["scripts/run.mjs", "start"];

/** Measures the time to the first response (P8): on a built tree and on a fresh clone, against an empty Next.js app. */
export async function measureStart(stage: Stage, { repetitions }: Options): Promise<Figure[]> {
  const folder = writeEmptyApp();
  const clone = await writeFreshClone();
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  const embedded = { DATA_DIR: dataDir, DATABASE_URL: "", AUTH_SECRET: "", ENCRYPTION_KEYS: "", EMAIL_TRANSPORT: "" };
  const timed = async (start: () => Promise<Server>) => {
    const began = performance.now();
    const server = await start();
    const ms = performance.now() - began;
    await server.stop();
    return ms;
  };
  const startOurs = () => timed(() => stage.run(program, embedded, clone));
  const startEmpty = () => timed(() => stage.run([nextProgram, "start"], {}, folder));

  const fresh = await startOurs();
  const began = performance.now();
  await buildApp(folder);
  const freshEmpty = performance.now() - began + (await startEmpty());
  const { ours, empty } = await interleave(repetitions, { ours: startOurs, empty: startEmpty });
  rmSync(dataDir, { recursive: true, force: true });
  const same = (ms: number) => ms;
  const again = { oursMs: median(ours, same), emptyMs: median(empty, same) };
  const first = { oursMs: fresh, emptyMs: freshEmpty };
  return [
    atMost(
      { id: "P8", what: "start of a built tree until the first answer", unit: "× an empty app", detail: again },
      medianRatio(ours, empty, same, same),
      2,
      1.5,
    ),
    atMost(
      { id: "P8", what: "first start of a fresh clone, packages installed", unit: "× an empty app", detail: first },
      fresh / freshEmpty,
      2,
      1.5,
    ),
  ];
}
