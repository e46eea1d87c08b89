import { spawnSync } from "node:child_process";

/** A program of this machine, with its version. */
export type Program = { name: string; version: string };

/** Finds a program. Null, and a line that says so: its tests are skipped. */
export function findProgram(name: string, ask: string, { mustBe }: { mustBe?: (version: string) => boolean } = {}) {
  const { error, stdout, stderr } = spawnSync(name, [ask], { encoding: "utf8" });
  const version = /\d+(\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? "";
  const found: Program | null = error || version === "" || mustBe?.(version) === false ? null : { name, version };
  console.log(found ? `${name} ${version}` : `SKIPPED: ${name} is not installed here. Debian: apt-get install ${name}`);
  return found;
}
