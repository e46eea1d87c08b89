import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Chromium, flags } from "./chromium";
import { read, succeeds } from "./run-installer";

const modules = join(import.meta.dirname, "../node_modules");
const cache = join(modules, ".cache/chromium");

/**
 * Unpacks Debian's package and the libraries it lacks here where apt is at hand but may not install: an ordinary user may
 * download packages, with lists of packages of their own.
 */
export async function unpackDebians(): Promise<Chromium[]> {
  const folder = join(cache, "debian");
  if (!existsSync(folder) && !(await unpackOnce(folder, unpackPackages))) return [];
  const libraries = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.so[.\d]*$/.test(path),
  );
  const LD_LIBRARY_PATH = [...new Set(libraries.map((path) => dirname(join(folder, path))))].join(":");
  return [
    {
      executablePath: join(folder, "usr/lib/chromium/chromium-headless-shell"),
      args: flags,
      env: { LD_LIBRARY_PATH, ...fontsIn(folder) },
    },
  ];
}

async function unpackPackages(folder: string): Promise<boolean> {
  for (const path of ["lists/partial", "archives/partial"]) mkdirSync(join(folder, path), { recursive: true });
  const own = ["-o", `Dir::State::Lists=${folder}/lists`, "-o", `Dir::Cache=${folder}/archives`];
  if (!(await succeeds("apt-get", [...own, "update"]))) return false;
  const wanted = ["install", "--simulate", "--no-install-recommends", "chromium-headless-shell", "fonts-dejavu-core"];
  const plan = await read("apt-get", [...own, ...wanted]);
  const packages = [...(plan ?? "").matchAll(/^Inst (\S+)/gm)].map(([, name = ""]) => name);
  if (packages.length === 0 || !(await succeeds("apt-get", [...own, "download", ...packages], folder))) return false;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".deb"))) {
    if (!(await succeeds("dpkg-deb", ["--extract", file, "."], folder))) return false;
    rmSync(join(folder, file));
  }
  for (const path of ["lists", "archives"]) rmSync(join(folder, path), { recursive: true });
  return true;
}

/** Unpacks the npm package with its libraries and fonts. */
export async function unpackNpms(): Promise<Chromium[]> {
  const about = readFileSync(join(modules, "@sparticuz/chromium/package.json"), "utf8");
  const { version } = JSON.parse(about) as { version: string };
  const folder = join(cache, version);
  if (!existsSync(folder) && !(await unpackOnce(folder, unpackPackage))) return [];
  const env = { LD_LIBRARY_PATH: join(folder, "al2023/lib"), ...fontsIn(folder) };
  return [{ executablePath: join(folder, "chromium"), args: flags, env }];
}

async function unpackPackage(folder: string): Promise<boolean> {
  // It unpacks into the temporary folder, its libraries only where it believes to be on AWS, and sets variables for itself.
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" });
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    return existsSync(await packed.executablePath());
  } finally {
    for (const name of ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

/** Names the fonts that came along and the system's: a machine without a screen may have none, and no settings for them. */
function fontsIn(folder: string): { FONTCONFIG_FILE: string } {
  const file = join(folder, "fonts.conf");
  const fonts = [join(folder, "fonts"), join(folder, "usr/share/fonts"), "/usr/share/fonts"];
  const element = (name: string, path: string) => `<${name}>${path.replaceAll("&", "&amp;")}</${name}>`;
  const elements = [...fonts.map((path) => element("dir", path)), element("cachedir", join(folder, "font-cache"))];
  writeFileSync(file, `<fontconfig>${elements.join("")}</fontconfig>`);
  return { FONTCONFIG_FILE: file };
}

/**
 * Unpacks into a folder next to the target and moves it there once complete: an interrupted run leaves no half of it.
 */
async function unpackOnce(folder: string, unpack: (into: string) => Promise<boolean>): Promise<boolean> {
  const into = `${folder}.${process.pid}`;
  mkdirSync(into, { recursive: true });
  try {
    const unpacked = await unpack(into);
    if (unpacked && !existsSync(folder)) renameSync(into, folder);
    return unpacked;
  } catch {
    return false;
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}
