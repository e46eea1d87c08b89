// `npm run migrate:new -- <name>`: writes the migration that brings a database to prisma/schema.prisma and prisma/functions/*.sql.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { databaseUrl, owner, startCluster, template } from "@/test/start-cluster";
import { runUntilStopped } from "./run-until-stopped";
import { migratedSchema, writeMigration } from "./write-migration";

const prisma = join(import.meta.dirname, "../prisma");

await runUntilStopped(async ({ onStop }) => {
  const [name = ""] = process.argv.slice(2);
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error("Usage: npm run migrate:new -- <what_changes>");
  const cluster = await startCluster();
  onStop(cluster.stop);
  const sql = await writeMigration(databaseUrl(cluster.socketDir, template, owner));
  if (sql === "") {
    console.log("Nothing to do: the migrations make the schema and the functions as they are.");
    return 0;
  }
  const date = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(prisma, "migrations", /^\d{14}_/.test(name) ? name : `${date}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
  copyFileSync(join(prisma, "schema.prisma"), migratedSchema);
  console.log(
    `Wrote ${relative(process.cwd(), folder)}/migration.sql. Read it, and add what moves the rows there are.`,
  );
  return 0;
});
