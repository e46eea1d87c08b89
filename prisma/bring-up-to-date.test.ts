import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { databaseUrl } from "@/test/start-cluster";
import { bringUpToDate, giveOver } from "./bring-up-to-date";
import { readMigrations } from "./read-migrations";

const socketDir = inject("socketDir");
const admin = new pg.Client({ connectionString: databaseUrl(socketDir, "postgres", "postgres") });
const names = readMigrations().map(({ name }) => name);
const made: string[] = [];

beforeAll(() => admin.connect());
afterAll(async () => {
  for (const name of made) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});

/** Makes an empty database, its owner, and a login that owns nothing. */
async function makeDatabase() {
  const name = `served_${randomBytes(6).toString("hex")}`;
  await admin.query(`CREATE ROLE ${name} LOGIN CREATEROLE`);
  await admin.query(`CREATE ROLE ${name}_server LOGIN`);
  await admin.query(`CREATE DATABASE ${name} OWNER ${name}`);
  made.push(name);
  return {
    ownerUrl: databaseUrl(socketDir, name, name),
    servingUrl: databaseUrl(socketDir, name, `${name}_server`),
    name,
  };
}

test("the owner migrates when it serves itself, and is told that it owns the tables", async () => {
  const { ownerUrl } = await makeDatabase();
  expect(await bringUpToDate(ownerUrl)).toEqual({ applied: names, owns: true });
  expect(await bringUpToDate(ownerUrl)).toEqual({ applied: [], owns: true });
});

test("a login that owns nothing is told in one line who migrates, and makes nothing", async () => {
  const { servingUrl, ownerUrl } = await makeDatabase();
  await expect(bringUpToDate(servingUrl)).rejects.toThrow(
    `The database lacks the migration ${names[0]}: npm run operator -- migrate, with`,
  );
  expect(await bringUpToDate(ownerUrl)).toEqual({ applied: names, owns: true });
});

test("a login that was never allowed to serve is told what lets it", async () => {
  const { servingUrl, ownerUrl, name } = await makeDatabase();
  await bringUpToDate(ownerUrl);
  await expect(bringUpToDate(servingUrl)).rejects.toThrow(
    `The role "${name}_server" may not serve yet: npm run operator -- migrate lets it.`,
  );
});

test("given over by its owner, a database is served by the other login, which checks and changes nothing", async () => {
  const { servingUrl, ownerUrl, name } = await makeDatabase();
  expect(await giveOver(ownerUrl, servingUrl)).toEqual({ applied: names, owns: false });
  expect(await bringUpToDate(servingUrl)).toEqual({ applied: [], owns: false });
  const superuser = new pg.Client({ connectionString: databaseUrl(socketDir, name, "postgres") });
  await superuser.connect();
  await superuser.query("delete from _prisma_migrations");
  await superuser.end();
  await expect(bringUpToDate(servingUrl)).rejects.toThrow("npm run operator -- migrate");
});
