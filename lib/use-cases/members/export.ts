import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { csvLine } from "@/lib/ground/lists/csv-line";
import { record } from "@/lib/records/audit/record";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { assess } from "@/lib/rules/policy/assess";
import type { Policy } from "@/lib/rules/policy/settings";
import { type CompiledFilter, compileFilter } from "./filter-sql";
import { countByFilter, type Filter } from "./filters";
import { listMembers } from "./list";
import { type MemberTurn, memberPages } from "./pages";

export type MembersExport = { ok: true; lines: AsyncGenerator<string> } | { ok: false; reason: OwedByAdmin };

/** The columns, in their order. Their headings come from the words of the reader's language. */
type MemberColumns = Record<
  | "name"
  | "email"
  | "role"
  | "state"
  | "twoFactor"
  | "totp"
  | "passkeys"
  | "emailCode"
  | "recoveryCodes"
  | "setUp"
  | "lastSignIn"
  | "verified"
  | "joined"
  | "deadline",
  string
>;

/**
 * Returns the members under a filter as CSV, page by page, so that memory stays flat. The export is recorded before the first
 * line.
 */
export async function exportMembers(
  scope: Scope<"members:export">,
  filter: Filter,
  headings: MemberColumns,
): Promise<MembersExport> {
  const { now } = scope;
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  const { workspace, policy } = scope;
  const compiled = await inWorkspace(workspace.id, async (tx) => {
    const tallies = await readTallies(tx);
    await record(tx, scope, "members.exported", {
      data: { filter, rows: countByFilter(tallies, policy, now)[filter] },
    });
    return compileFilter(filter, tallies, policy, now);
  });
  return { ok: true, lines: readLines(workspace.id, compiled, policy, now, Object.values(headings)) };
}

const rowsAtOnce = 1_000;

async function* readLines(
  workspaceId: string,
  compiled: CompiledFilter,
  policy: Policy,
  now: Date,
  headings: string[],
): AsyncGenerator<string> {
  // The mark makes spreadsheets read UTF-8.
  yield `\ufeff${csvLine(headings)}`;
  for (let turn: MemberTurn = null; ; ) {
    const page = await inWorkspace(workspaceId, (tx) => listMembers(tx, compiled, turn, rowsAtOnce));
    yield page.rows.map((row) => csvLine(cellsOf(row, policy, now))).join("");
    turn = memberPages.readTurn({ after: page.after });
    if (!turn) return;
  }
}

const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? "";
const yes = (is: boolean) => (is ? "yes" : "no");

function cellsOf(row: MemberRow, policy: Policy, now: Date) {
  const { state, hasFactor, covered, deadline } = assess(row, policy, now);
  return [
    row.name,
    row.email,
    row.role,
    state,
    hasFactor ? "enabled" : "disabled",
    row.totpCount,
    row.passkeyCount,
    row.emailCount,
    row.recoveryCodesLeft,
    yes(hasFactor && row.codesSavedAt !== null),
    row.lastSignInAt?.toISOString() ?? "",
    row.lastSignInAmr.join(" "),
    day(row.joinedAt),
    covered ? "" : day(deadline),
  ];
}
