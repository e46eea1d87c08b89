import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { csvLine } from "@/lib/ground/lists/csv-line";
import { record } from "@/lib/records/audit/record";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { assess } from "@/lib/rules/policy/assess";
import type { Policy } from "@/lib/rules/policy/settings";
import type { Browse } from "./browse";
import { compileFilter } from "./filter-sql";
import { countMatching, writeFilter } from "./filters";
import { readListed } from "./list";
import { type MembersPage, type MemberTurn, memberPages } from "./pages";
import { readFound, wordsOf } from "./search";

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
 * Returns the members of a list as CSV, in its order and page by page, so that memory stays flat. The export is recorded before the
 * first line, with the number of its rows unless only reading them can tell it.
 */
export async function exportMembers(
  scope: Scope<"members:export">,
  { filter, sort, search }: Omit<Browse, "turn">,
  headings: MemberColumns,
): Promise<MembersExport> {
  const { now } = scope;
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  const { workspace, policy } = scope;
  const words = wordsOf(search);
  const compiled = await inWorkspace(workspace.id, async (tx) => {
    const tallies = await readTallies(tx);
    await record(tx, scope, "members.exported", {
      data: {
        filter: writeFilter(filter),
        ...(words.length > 0 ? { search: search.slice(0, 200) } : {}),
        ...(words.length > 0 || filter.lastSignIn ? {} : { rows: countMatching(filter, tallies, policy, now) }),
      },
    });
    return compileFilter(filter, tallies, policy, now, sort);
  });
  const read = (turn: MemberTurn): Promise<MembersPage> =>
    inWorkspace(workspace.id, (tx) =>
      memberPages.cut(turn, rowsAtOnce, (from, limit) =>
        words.length > 0 ? readFound({ tx, words, compiled }, from, limit) : readListed(tx, compiled, from, limit),
      ),
    );
  return { ok: true, lines: readLines(read, policy, now, Object.values(headings)) };
}

const rowsAtOnce = 1_000;

async function* readLines(
  read: (turn: MemberTurn) => Promise<MembersPage>,
  policy: Policy,
  now: Date,
  headings: string[],
): AsyncGenerator<string> {
  // The mark makes spreadsheets read UTF-8.
  yield `\ufeff${csvLine(headings)}`;
  for (let turn: MemberTurn = null; ; ) {
    const page = await read(turn);
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
