/**
 * Every column that holds sealed values. A rotation goes through all of them. A place is the row's workspace and id, except
 * where `outside` says that the seal has no workspace.
 */
export const sealedColumns = [
  { table: "member", column: "password_hash" },
  { table: "credential", column: "secret" },
  { table: "recovery_code", column: "hash" },
  { table: "recovery_code", column: "code" },
  { table: "reset", column: "code_hash" },
  { table: "queued_mail", column: "payload" },
  { table: "pending_sign_up", column: "password_hash", outside: true },
] as const satisfies readonly { table: string; column: string; outside?: true }[];

export type SealedColumn = { table: string; column: string; outside?: true };
