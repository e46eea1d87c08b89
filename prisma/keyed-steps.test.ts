import { createHash, randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { open, seal } from "@/lib/ground/crypto/seal";
import { hashToken } from "@/lib/ground/crypto/token";
import { recordOf } from "@/lib/methods/passkeys/record-of";
import { openKey } from "@/lib/methods/totp/key";
import { databaseUrl } from "@/test/start-cluster";
import { migrate } from "./migrate";
import { readMigrations } from "./read-migrations";

const socketDir = inject("socketDir");
const name = `keyed_${randomBytes(6).toString("hex")}`;
const url = databaseUrl(socketDir, name, name);
const owner = new pg.Client({ connectionString: url });
const admin = new pg.Client({ connectionString: databaseUrl(socketDir, name, "postgres") });
const postgres = new pg.Client({ connectionString: databaseUrl(socketDir, "postgres", "postgres") });

beforeAll(async () => {
  await postgres.connect();
  await postgres.query(`create role ${name} login createrole`);
  await postgres.query(`create database ${name} owner ${name}`);
});
afterAll(async () => {
  await Promise.all([owner.end(), admin.end()]);
  await postgres.query(`drop database ${name} with (force)`);
  await postgres.end();
});

test("[B2] a database of before keeps what its members sign in with and its links, bound to member and purpose", async () => {
  const all = readMigrations();
  await migrate(
    url,
    all.filter(({ name: migration }) => migration < "20261126135352_authentic_rows"),
  );
  await Promise.all([owner.connect(), admin.connect()]);
  const [workspaceId, memberId, setId, totp, passkey, email] = Array.from({ length: 6 }, () => randomUUID());
  const sealOld = (table: string, column: string, id: string, text: string) =>
    seal({ workspaceId: workspaceId as string, table, column, id }, text);
  const [webauthnId, publicKey] = [randomBytes(40), randomBytes(77)];
  const row = { workspaceId: workspaceId as string, memberId: memberId as string };
  await admin.query("insert into workspace (id, slug, name, created_at) values ($1, 'acme', 'Acme', now())", [
    workspaceId,
  ]);
  await admin.query(
    `insert into member (workspace_id, id, email, email_key, name, name_key, role, created_at, joined_at)
     values ($1, $2, 'bo@acme.test', 'bo@acme.test', 'Bo', 'bo', 'member', now(), now())`,
    [workspaceId, memberId],
  );
  const credential = `insert into credential (workspace_id, id, member_id, kind, created_at, confirmed_at, secret, webauthn_id, public_key, sign_count)
    values ($1, $2, $3, $4, now(), now(), $5, $6, $7, 0)`;
  await admin.query(credential, [
    workspaceId,
    totp,
    memberId,
    "totp",
    sealOld("credential", "secret", totp as string, "KEY"),
    null,
    null,
  ]);
  await admin.query(credential, [workspaceId, passkey, memberId, "passkey", null, webauthnId, publicKey]);
  await admin.query(credential, [workspaceId, email, memberId, "email", null, null, null]);
  await admin.query(
    "insert into recovery_code_set (workspace_id, id, member_id, salt, created_at, saved_at) values ($1, $2, $3, 's', now(), now())",
    [workspaceId, setId, memberId],
  );
  const codes = Array.from({ length: 1203 }, () => randomUUID());
  await admin.query(
    `insert into recovery_code (workspace_id, id, set_id, position, hash, code)
     select $1, id, $2, n, hash, null from unnest($3::uuid[], $4::bytea[]) with ordinality c(id, hash, n)`,
    [workspaceId, setId, codes, codes.map((id) => sealOld("recovery_code", "hash", id, `hash of ${id}`))],
  );
  const token = randomBytes(32).toString("base64url");
  await admin.query(
    `insert into invitation (workspace_id, id, member_id, token_hash, created_at, expires_at)
     values ($1, $2, $3, $4, now(), now() + interval '7 days')`,
    [workspaceId, randomUUID(), memberId, createHash("sha256").update(token).digest()],
  );
  const facts = "select totp_count, passkey_count, email_count, recovery_codes_left from member";
  const before = (await admin.query(facts)).rows;
  expect(before).toEqual([{ totp_count: 1, passkey_count: 1, email_count: 1, recovery_codes_left: 1203 }]);

  expect(await migrate(url)).toContain("20261126135352_authentic_rows");

  const { rows: credentials } = await admin.query("select id, secret from credential");
  const secretOf = (id = "") => credentials.find((found) => found.id === id)?.secret;
  expect(openKey({ ...row, id: totp as string }, secretOf(totp))).toBe("KEY");
  expect(openKey({ ...row, memberId: randomUUID(), id: totp as string }, secretOf(totp))).toBeNull();
  const record = { ...row, id: passkey as string, webauthnId, secret: secretOf(passkey), signCount: 0n };
  expect(recordOf({ ...record, backupEligible: false, userVerified: true })).toMatchObject({ publicKey });
  expect(secretOf(email)).toBeNull();
  const { rows: kept } = await admin.query<{ id: string; hash: Buffer }>("select id, hash from recovery_code");
  expect(kept).toHaveLength(codes.length);
  for (const { id, hash } of kept)
    expect(open({ ...row, table: "recovery_code", column: "hash", id }, hash).toString()).toBe(`hash of ${id}`);
  const { rows: links } = await admin.query("select token_hash from invitation");
  expect(links).toEqual([{ token_hash: hashToken("invitation", token) }]);
  expect((await admin.query(facts)).rows).toEqual(before);
  const { rows: guarded } = await admin.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity
     union select tgrelid::regclass::text from pg_trigger where tgenabled = 'D'`,
  );
  expect(guarded).toEqual([]);
});
