import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findUnprivilegedUser } from "./database-user";
import { findPackage, findPrograms } from "./find-programs";
import { runProgram } from "./run-program";

const scratch = mkdtempSync(join(tmpdir(), "gatehouse-programs-"));
chmodSync(scratch, 0o755);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const links = (native: string) =>
  readdirSync(join(native, "lib")).filter((name) => lstatSync(join(native, "lib", name)).isSymbolicLink());

/** Copies the installed package as npm unpacks it where no script may run: without links. */
function unpacked(): string {
  const folder = mkdtempSync(join(scratch, "package-"));
  chmodSync(folder, 0o755);
  execFileSync("cp", ["-a", `${join(findPackage(), "..")}/.`, folder]);
  const native = join(folder, "native");
  for (const name of links(native)) rmSync(join(native, "lib", name));
  return native;
}
const copies = () => {
  const folder = mkdtempSync(join(scratch, "copies-"));
  chmodSync(folder, 0o755);
  return folder;
};

test("the links that npm could not ship are made", async () => {
  const native = unpacked();
  expect(links(native)).toEqual([]);
  const { bin, major } = await findPrograms(undefined, copies(), { native });
  expect({ bin, major }).toEqual({ bin: join(native, "bin"), major: 18 });
  expect(links(native).length).toBeGreaterThan(5);
});

test("programs that do not run here are said in one line that names the way", async () => {
  const native = unpacked();
  rmSync(join(native, "bin/postgres"));
  writeFileSync(join(native, "bin/postgres"), "#!/lib/ld-of-another-system\n", { mode: 0o755 });
  const refused = await findPrograms(undefined, copies(), { native }).catch((error: Error) => error.message);
  expect(refused).toMatch(
    /^The embedded database does not run here \(.+\): set DATABASE_URL to a PostgreSQL 15 or newer\.$/,
  );
});

test("so is a processor that no package is for", () => {
  const { arch } = process;
  Object.defineProperty(process, "arch", { value: "riscv64" });
  try {
    expect(findPackage).toThrow(/no PostgreSQL for \w+-riscv64 is installed\): set DATABASE_URL/);
  } finally {
    Object.defineProperty(process, "arch", { value: arch });
  }
});

describe.skipIf(process.getuid?.() !== 0)("for another user than root", () => {
  test("what that user can read is run where it is", async () => {
    const native = unpacked();
    const folder = copies();
    const { bin } = await findPrograms(findUnprivilegedUser(), folder, { native, base: folder });
    expect(bin).toBe(join(native, "bin"));
    expect(readdirSync(folder)).toEqual([]);
  });

  test("what that user can't read is copied whatever the umask, once, and again where the copy is not whole", async () => {
    const native = unpacked();
    chmodSync(join(native, ".."), 0o700);
    const folder = copies();
    const user = findUnprivilegedUser();
    const base = join(folder, "cache");
    const find = () => findPrograms(user, folder, { native, base });
    const umask = process.umask(0o077);
    const { bin } = await find().finally(() => process.umask(umask));
    expect(bin.startsWith(base)).toBe(true);
    expect(readdirSync(base)).toHaveLength(1);
    expect(await runProgram(join(bin, "initdb"), ["--version"], { cwd: "/", user })).toMatchObject({ code: 0 });

    const library = join(bin, "../lib/postgresql/plpgsql.so");
    const made = statSync(bin).ino;
    expect((await find()).bin).toBe(bin);
    expect(statSync(bin).ino).toBe(made);
    const { size } = statSync(library);
    truncateSync(library, 10);
    await find();
    expect(statSync(library).size).toBe(size);
  });

  test("a place for copies that others can write to is refused", async () => {
    const native = unpacked();
    chmodSync(join(native, ".."), 0o700);
    const folder = copies();
    chmodSync(folder, 0o777);
    await expect(findPrograms(findUnprivilegedUser(), folder, { native, base: folder })).rejects.toThrow(
      /only that user/,
    );
  });
});

test.skipIf(process.getuid?.() !== 0)(
  "links that the starting user may not make are made in a copy for that user alone",
  async () => {
    const native = unpacked();
    const user = findUnprivilegedUser();
    const folder = copies();
    chownSync(folder, user.uid, user.gid);
    const script = `
    const { findPrograms } = await import("@/server/database/find-programs");
    console.log((await findPrograms(undefined, ${JSON.stringify(join(folder, "programs"))}, { native: ${JSON.stringify(native)} })).bin);`;
    const output = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
      ...user,
      encoding: "utf8",
    });
    const bin = output.trim();
    expect(bin.startsWith(join(folder, "programs"))).toBe(true);
    const open = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isSymbolicLink())
      .filter((entry) => (lstatSync(join(entry.parentPath, entry.name)).mode & 0o077) !== 0);
    expect(open.map(({ name }) => name)).toEqual([]);
  },
);
