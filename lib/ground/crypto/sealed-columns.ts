const memberOfSet =
  "(select s.member_id from recovery_code_set s where s.workspace_id = t.workspace_id and s.id = t.set_id)";

/**
 * Every column that holds sealed values. A rotation goes through all of them. A place is the row's workspace and id, except
 * where `outside` says that the seal has no workspace. `member` is the SQL of the member that the value proves something for.
 */
export const sealedColumns = [
  { table: "member", column: "password_hash" },
  { table: "credential", column: "secret", member: "member_id" },
  { table: "recovery_code", column: "hash", member: memberOfSet },
  { table: "recovery_code", column: "code", member: memberOfSet },
  { table: "reset", column: "code_hash", member: "member_id" },
  { table: "queued_mail", column: "payload" },
  { table: "issuer_key", column: "private_key" },
  { table: "pending_sign_up", column: "password_hash", outside: true },
] as const satisfies readonly SealedColumn[];

export type SealedColumn = { table: string; column: string; outside?: true; member?: string };
