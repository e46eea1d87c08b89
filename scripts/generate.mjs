// Generates the Prisma client with Prisma's own generator. The CLI is not installed: it would fetch a schema engine, and
// bring half of what node_modules weighs, for a step that needs neither.
import { copyFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// Required, not imported: what these packages hold for import names files that are not there.
const require = createRequire(import.meta.url);
const { PrismaClientTsGenerator } = require("@prisma/client-generator-ts");
const { getGenerators, loadSchemaContext } = require("@prisma/internals");

const prisma = join(import.meta.dirname, "../prisma");
const schema = join(prisma, "schema.prisma");
// The copy tells scripts/prepare.ts what the client was made from.
const madeFrom = join(prisma, "generated/made-from.prisma");
const registry = {
  "prisma-client": { type: "in-process", generator: new PrismaClientTsGenerator() },
};

rmSync(madeFrom, { force: true });
const schemaContext = await loadSchemaContext({
  schemaPath: { cliProvidedPath: schema },
  printLoadMessage: false,
});
for (const generator of await getGenerators({ schemaContext, registry })) {
  await generator.generate();
  generator.stop();
}
copyFileSync(schema, madeFrom);
