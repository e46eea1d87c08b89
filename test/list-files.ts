import { readdirSync } from "node:fs";
import { join } from "node:path";

// What .gitignore names: `npm test` also runs where there is no git.
const made = ["node_modules", ".git", ".next", ".data", ".bench", "generated", "results", "test-results"];

/** Lists the repository's own files below a folder, as paths from the repository's root. */
export function listFiles(folder = "."): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return made.includes(entry.name) ? [] : listFiles(path);
    return entry.isFile() ? [path] : [];
  });
}
