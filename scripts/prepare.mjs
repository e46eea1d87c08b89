import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const oldest = [20, 19];

/**
 * Returns one line of complaint when this Node.js is older than what Gatehouse runs on.
 * @param {string} version such as 20.19.0
 * @returns {string | undefined}
 */
export function complainAboutNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return `Gatehouse needs Node.js ${oldest.join(".")} or newer; this is ${version}.`;
}

/**
 * Generates the Prisma client where it is missing or made from another schema.
 * @param {string} root the repository
 */
export function generateClient(root) {
  if (read(join(root, "prisma/generated/made-from.prisma")) === read(join(root, "prisma/schema.prisma"))) return;
  const { status } = spawnSync(process.execPath, [join(root, "scripts/generate.mjs")], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("The database client could not be generated.");
}

/** @param {string} path */
function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
