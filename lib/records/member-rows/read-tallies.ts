import type { Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import type { RoleName } from "@/lib/rules/policy/settings";
import type { ClassFacts } from "./member-class";

/** How many members share these facts. */
export type Tally = { facts: ClassFacts; n: number };

type Row = {
  role: RoleName;
  phase: "invited" | "active" | "deactivated";
  totp: number;
  passkey: number;
  email: number;
  codes: number;
  suspended: boolean;
  grace_until: Date | null;
  grace_days: number | null;
  exempt_until: Date | null;
  n: number;
};

/**
 * Reads the tallies of a workspace: its members by facts, in as many rows as there are different facts, whatever the number
 * of members. Counts of methods stop at 2, of recovery codes at 3. One moment stands for a whole class of moments, so that
 * `assess` returns for each tally what it would return for each of its members.
 */
export async function readTallies(tx: Tx): Promise<Tally[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select role::text, phase, totp, passkey, email, codes, suspended, grace_until, grace_days, exempt_until, sum(n)::int as n
    from member_tally where workspace_id = ${tx.workspaceId}::uuid
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(n) <> 0`;
  return rows.map((row) => ({ facts: toFacts(row), n: row.n }));
}

const some = new Date(0);

function toFacts(row: Row): ClassFacts {
  const joinedAt = row.grace_until ? after(row.grace_until, -days(row.grace_days ?? 0)) : some;
  return {
    role: row.role,
    joinedAt: row.phase === "invited" ? null : joinedAt,
    deactivatedAt: row.phase === "deactivated" ? some : null,
    suspendedAt: row.suspended ? some : null,
    graceUntil: row.grace_until,
    exemptUntil: row.exempt_until,
    totpCount: row.totp,
    passkeyCount: row.passkey,
    emailCount: row.email,
    recoveryCodesLeft: row.codes,
  };
}
