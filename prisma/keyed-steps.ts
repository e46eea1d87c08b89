import type pg from "pg";
import { memberPlace, open, seal } from "@/lib/ground/crypto/seal";
import { hashDigest, type TokenPurpose } from "@/lib/ground/crypto/token";
import { sealPublicKey } from "@/lib/methods/passkeys/record-of";

/**
 * What some migrations do to the rows there are with the keys, which SQL does not have. A step runs once, in the transaction of its
 * migration and before the migration's SQL.
 */
export const keyedSteps: Record<string, (client: pg.Client) => Promise<void>> = {
  "20261126135352_authentic_rows": bindToMembers,
};

const batch = 500;
const tables = [
  "credential",
  "recovery_code",
  "recovery_code_set",
  "reset",
  "invitation",
  "password_reset",
  "pending_sign_up",
];

/** Seals what members prove themselves with to their member, passkeys' public keys too, and keeps HMACs of the links there are. */
async function bindToMembers(client: pg.Client): Promise<void> {
  // Row security binds the owner too. What triggers keep of these tables does not change.
  for (const table of tables)
    await client.query(`alter table ${table} no force row level security; alter table ${table} disable trigger user`);
  await renew<Key>(
    client,
    { table: "credential", column: "secret", more: "t.member_id, t.webauthn_id, t.public_key" },
    (row) =>
      row.webauthn_id && row.public_key
        ? sealPublicKey(
            { workspaceId: row.workspace_id, memberId: row.member_id, id: row.id },
            { webauthnId: row.webauthn_id, publicKey: row.public_key },
          )
        : sealToMember("credential", "secret", row),
  );
  const owner =
    "(select member_id from recovery_code_set s where s.workspace_id = t.workspace_id and s.id = t.set_id) as member_id";
  for (const column of ["hash", "code"])
    await renew<Owned>(client, { table: "recovery_code", column, more: owner }, (row) =>
      sealToMember("recovery_code", column, row),
    );
  await renew<Owned>(client, { table: "reset", column: "code_hash", more: "t.member_id" }, (row) =>
    sealToMember("reset", "code_hash", row),
  );
  const links: [string, string, TokenPurpose][] = [
    ["invitation", "token_hash", "invitation"],
    ["password_reset", "token_hash", "password-reset"],
    ["reset", "stop_token_hash", "stop-reset"],
    ["pending_sign_up", "token_hash", "sign-up"],
  ];
  for (const [table, column, purpose] of links)
    await renew<Row>(client, { table, column }, ({ value }) => value && hashDigest(purpose, value));
  for (const table of tables)
    await client.query(`alter table ${table} enable trigger user; alter table ${table} force row level security`);
}

type Row = { id: string; workspace_id: string; value: Buffer | null };
type Owned = Row & { member_id: string };
type Key = Owned & { webauthn_id: Buffer | null; public_key: Buffer | null };

function sealToMember(table: string, column: string, row: Owned): Buffer | null {
  const { workspace_id: workspaceId, member_id: memberId, id } = row;
  const before = { workspaceId, table, column, id };
  return row.value && seal(memberPlace({ workspaceId, memberId, id }, table, column), open(before, row.value));
}

/** Goes through a table once, as it is now, and writes the value that each row shall have; null leaves a row as it is. */
async function renew<R extends Row>(
  client: pg.Client,
  { table, column, more }: { table: string; column: string; more?: string },
  next: (row: R) => Buffer | null,
): Promise<void> {
  const columns = ["t.id", "t.workspace_id", `t.${column} as value`, ...(more ? [more] : [])].join(", ");
  // These rows may belong to no workspace, and their id alone is the key.
  const ofWorkspace = table === "pending_sign_up" ? "" : "and t.workspace_id = v.workspace";
  await client.query(`declare walk no scroll cursor for select ${columns} from ${table} t`);
  for (;;) {
    const { rows } = await client.query<R>(`fetch ${batch} from walk`);
    if (rows.length === 0) break;
    const renewed = rows.flatMap((row) => {
      const value = next(row);
      return value ? [{ id: row.id, workspace: row.workspace_id, value }] : [];
    });
    await client.query(
      `update ${table} t set ${column} = v.value from unnest($1::uuid[], $2::uuid[], $3::bytea[]) v(id, workspace, value)
       where t.id = v.id ${ofWorkspace}`,
      [renewed.map(({ id }) => id), renewed.map(({ workspace }) => workspace), renewed.map(({ value }) => value)],
    );
  }
  await client.query("close walk");
}
