import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { openPasswordHash } from "@/lib/methods/passwords/hash";
import { queueMail } from "@/lib/records/mail/queue";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { asAdmin } from "@/test/database";
import { waitingMails } from "@/test/mails";
import { appCode, callAt, openSession, openWorkspace, rowOf } from "@/test/people";
import { countSeals, rotateSeals } from "./rotate";
import { sealedColumns } from "./sealed-columns";

const now = new Date("2025-11-22T10:00:00Z");
const old = process.env.ENCRYPTION_KEYS as string;
const fresh = `new:${Buffer.alloc(32, "n").toString("base64")}`;

function useKeys(keys: string) {
  Object.assign(process.env, { ENCRYPTION_KEYS: keys });
  Reflect.deleteProperty(globalThis, Symbol.for("gatehouse.settings"));
}

/** Columns of bytes that hold no seal: hashes of random tokens, salts, public keys, the audit's own. */
const unsealed = new Set([
  "credential.webauthn_id",
  "recovery_code_set.salt",
  "session.mac",
  "session.token_hash",
  "pending_sign_up.token_hash",
  "email_code.mac",
  "reset.code_salt",
  "policy_version.stop_token_hash",
  "reset.stop_token_hash",
  "invitation.token_hash",
  "password_reset.token_hash",
  "address_change.stop_token_hash",
  "notice_link.token_hash",
  // A picture that everyone may see.
  "workspace_logo.bytes",
  "audit_text.commitment",
  // The key of one commitment stands next to its text and is erased with it.
  "audit_text.key",
  "application_secret.hash",
  "application_request.browser_hash",
  "application_grant.token_hash",
  "application_grant.mac",
  "oidc_record.handle_hash",
  "oidc_record.mac",
  "audit_event.hash",
  "audit_head.hash",
  "audit_seal.hash",
  "audit_seal.seal",
]);

test("every column of bytes is rotated or listed as unsealed, so a new one must be named", async () => {
  const { rows: columns } = await asAdmin((client) =>
    client.query<{ name: string }>(`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea'`),
  );
  const sealed = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  expect(columns.map(({ name }) => name).sort()).toEqual([...sealed, ...unsealed].sort());
});

test("after a rotation the old key can be removed: app, recovery codes, password and waiting mail still open", async () => {
  useKeys(old);
  const { id, owner } = await openWorkspace(now);
  await inWorkspace(id, (tx) =>
    queueMail(tx, {
      template: "account-exists",
      to: owner.email,
      params: { workspace: { name: "Acme", slug: "acme" } },
    }),
  );
  useKeys(`${fresh},${old}`);
  const rotation = await rotateSeals(id);
  // Counts the password, the key, three codes with two columns each, and one mail.
  expect(rotation).toEqual({ resealed: 9, unknown: new Map(), foreign: 0 });
  expect(await countSeals(id)).toEqual(new Map([["new", 9]]));
  useKeys(fresh);
  const challenge = await openSession(owner, [{ kind: "password" }], now);
  expect((await answerChallenge(callAt(challenge, now), appCode(owner, now))).ok).toBe(true);
  const again = await openSession(owner, [{ kind: "password" }], now);
  expect((await answerChallenge(callAt(again, now), owner.recoveryCodes[0] as string)).ok).toBe(true);
  const row = await inWorkspace(id, (tx) => rowOf(tx, owner));
  expect(openPasswordHash(id, owner.id, row.passwordHash as Uint8Array)).toMatch(/^\$argon2id\$/);
  expect(await waitingMails(id)).toMatchObject([{ to: owner.email }, { template: "recovery-code-used" }]);
  useKeys(old);
});

test("a second rotation has nothing to do, and two at once do the work once", async () => {
  useKeys(old);
  const { id } = await openWorkspace(now);
  useKeys(`${fresh},${old}`);
  const both = await Promise.all([rotateSeals(id), rotateSeals(id)]);
  expect(both[0].resealed + both[1].resealed).toBe(8);
  expect(await rotateSeals(id)).toEqual({ resealed: 0, unknown: new Map(), foreign: 0 });
  useKeys(old);
});

test("values sealed by a lost key are counted and left unchanged", async () => {
  useKeys(old);
  const { id } = await openWorkspace(now);
  useKeys(fresh);
  expect(await rotateSeals(id)).toEqual({ resealed: 0, unknown: new Map([["test", 8]]), foreign: 0 });
  useKeys(old);
  expect(await countSeals(id)).toEqual(new Map([["test", 8]]));
});
