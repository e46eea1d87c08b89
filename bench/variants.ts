import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { finish, root } from "./stage";

// Inside the repository, so that its packages are found; ignored by git.
const place = join(root, ".bench");

/** Writes an empty Next.js app of the product's version into a folder and returns the folder. `withHandler`: it has a route handler at /handler too. */
export function writeEmptyApp(withHandler = false): string {
  const folder = join(place, "empty");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "app"), { recursive: true });
  const component = (name: string, body: string) => `export default function ${name} { return ${body}; }\n`;
  writeFileSync(
    join(folder, "app/layout.js"),
    component("Layout({ children })", '<html lang="en"><body>{children}</body></html>'),
  );
  writeFileSync(join(folder, "app/page.js"), component("Page()", "<h1>Empty</h1>"));
  if (withHandler) {
    mkdirSync(join(folder, "app/handler"));
    const handler = 'export function GET() { return Response.json({}, { status: 303, headers: { location: "/" } }); }';
    writeFileSync(join(folder, "app/handler/route.js"), `export const dynamic = "force-dynamic";\n${handler}\n`);
  }
  writeFileSync(join(folder, "next.config.mjs"), `export default { turbopack: { root: ${JSON.stringify(root)} } };\n`);
  return folder;
}

/**
 * Copies the product with one change: the session is read once and then remembered, so that the difference to the
 * product is the cost of a session. Returns the folder.
 */
export function writeProductWithoutSession(): string {
  const folder = join(place, "without-session");
  rmSync(folder, { recursive: true, force: true });
  for (const part of [
    "app",
    "components",
    "lib",
    "server",
    "words",
    "prisma/generated",
    "postcss.config.mjs",
    "tsconfig.json",
  ])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  renameSync(join(folder, "lib/access/sessions/standing.ts"), join(folder, "lib/access/sessions/read-standing.ts"));
  writeFileSync(join(folder, "lib/access/sessions/standing.ts"), remembering);
  const config = readFileSync(join(root, "next.config.ts"), "utf8");
  writeFileSync(join(folder, "next.config.ts"), config.replace("import.meta.dirname", JSON.stringify(root)));
  return folder;
}

const remembering = `import { findSession as find } from "./read-standing";
export * from "./read-standing";
let known: ReturnType<typeof find> | undefined;
export function findSession(...given: Parameters<typeof find>): ReturnType<typeof find> {
  known ??= find(...given);
  return known;
}
export async function readStanding(...given: Parameters<typeof find>) {
  return (await findSession(...given)).standing;
}
`;

/** Copies what a clone has, with packages installed and nothing built yet. Returns the folder. */
export async function writeFreshClone(): Promise<string> {
  const folder = join(place, "clone");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const made = ["node_modules", ".next", ".program", ".bench", ".data", ".git", "test-results", "next-env.d.ts"];
  for (const name of readdirSync(root).filter((name) => !made.includes(name)))
    cpSync(join(root, name), join(folder, name), { recursive: true });
  rmSync(join(folder, "prisma/generated"), { recursive: true, force: true });
  // Hard links where the file system has them: installing is npm's work, not ours.
  await finish(
    [
      "-e",
      "require('node:child_process').execFileSync('cp', ['-al', ...process.argv.slice(1)])",
      ...[join(root, "node_modules"), join(folder, "node_modules")],
    ],
    {},
  );
  return folder;
}

/** Builds a folder for production. */
export async function buildApp(folder: string): Promise<void> {
  await finish([nextProgram, "build"], { NODE_ENV: "production" }, folder);
}

/** Next's command line. */
export const nextProgram = join(root, "node_modules/next/dist/bin/next");

/** Removes what was written. */
export function removeVariants(): void {
  rmSync(place, { recursive: true, force: true });
}
