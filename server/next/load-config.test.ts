import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PHASE_PRODUCTION_SERVER } from "next/constants";
import { afterEach, expect, test, vi } from "vitest";
import { loadConfigQuietly } from "./load-config";

const { default: loadConfig } = createRequire(import.meta.url)("next/dist/server/config");
// Next loads its configuration with `silent: false` when a server is prepared, whatever `quiet` says.
const loadAsServer = (dir: string) => loadConfig(PHASE_PRODUCTION_SERVER, dir, { silent: false });

const printed = vi.spyOn(console, "log").mockImplementation(() => {});
afterEach(() => printed.mockClear());

function makeApp(): string {
  const dir = mkdtempSync(join(tmpdir(), "gatehouse-next-"));
  writeFileSync(join(dir, "next.config.mjs"), "export default {};\n");
  return dir;
}

test("Next says how long its configuration took", async () => {
  await loadAsServer(makeApp());
  expect(printed).toHaveBeenCalled();
});

test("Next says nothing of a configuration that was loaded before", async () => {
  const dir = makeApp();
  await loadConfigQuietly(false, dir);
  await loadAsServer(dir);
  expect(printed).not.toHaveBeenCalled();
});
