import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { inSession } from "@/lib/access/sessions/in-session";
import type { Standing } from "@/lib/access/sessions/standing";
import { truncateAddress } from "@/lib/ground/address";
import { inWorkspace } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { type OtherCode, readCodeOf } from "@/lib/ground/typed-code";
import { record } from "@/lib/records/audit/record";
import { attempt, budget, countsIf } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { lockMembers } from "@/lib/records/member-rows/lock-members";
import { whereState } from "@/lib/records/resets/where-open";
import { type Ending, endOf, enrolmentTime } from "@/lib/rules/resets/state";
import { matchesReset } from "./code-hash";
import { startLapse } from "./lapse";
import { discardUnfinished } from "./methods";

/**
 * Why a reset code opens nothing. `wrong`: no reset of this member has it, and only that counts. `ended`: its reset ended like that, then.
 * `opened`: it was accepted already, and its set-up is under way.
 */
export type ResetCodeRefused =
  | { ok: false; reason: "wrong-reset-code" }
  | { ok: false; reason: "ended-reset-code"; ending: Ending; at: Date }
  | { ok: false; reason: "opened-reset-code"; at: Date };

export type Opened =
  | ({ ok: true } & Advanced)
  | ResetCodeRefused
  | OtherCode
  | { ok: false; reason: "changed" }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/** How many of a member's newest resets an old code is looked up in: each costs a hash. */
const lookedUp = 5;

/**
 * Accepts a reset code from a session that proved the password: the code is spent and the session may enrol, both or neither. The
 * code counts only for the member it was issued for, once, for 24 hours, and while no newer one exists. The try is counted before
 * the code is checked: five wrong ones an hour, twenty a day. Where no reset waits for a code, a code can only be told how it
 * ended; wrong ones count apart, so that no one uses up the tries of a reset to come.
 */
export async function openReset(standing: Standing, typed: string): Promise<Opened> {
  const { workspace, member, session, visitor, now } = standing;
  const read = readCodeOf("reset", typed);
  if (!read.ok) return read;
  const { code } = read;
  const waits = standing.step === "reset-code";
  const about = [workspace.id, member.id, ...(waits ? [] : ["ended"])];
  const budgets = [budget(rules.resetCodeHour, ...about), budget(rules.resetCodeDay, ...about)];
  const check = async () => {
    const usable = {
      memberId: member.id,
      codeHash: { not: null },
      ...whereState("issued", now),
    };
    const reset = waits ? await inWorkspace(workspace.id, (tx) => tx.reset.findFirst({ where: usable })) : null;
    const matches = await matchesReset(reset, code);
    const old = matches ? null : await findOld(standing, code);

    return inSession(workspace.id, async (tx): Promise<Opened> => {
      await lockMembers(tx, member.id);
      const entry = {
        at: now,
        actor: { kind: "member", id: member.id, role: member.role },
        subject: member.id,
        address: truncateAddress(visitor.address),
      } as const;
      // Of two requests with one code, one finds it unspent.
      const spent =
        matches && reset
          ? await tx.reset.updateMany({ where: { ...usable, id: reset.id }, data: { openedAt: now } })
          : null;
      if (!reset || spent?.count !== 1) {
        const row = old ?? (matches && reset ? await tx.reset.findFirst({ where: { id: reset.id } }) : null);
        if (row) return tellOld(row, now);
        await record(tx, standing, "reset.code_failed", { ...entry });
        return { ok: false, reason: "wrong-reset-code" };
      }
      // A set-up that another person began before the reset can't be confirmed now.
      await startLapse(tx, reset.id, after(now, enrolmentTime));
      await discardUnfinished(tx, member.id);
      const advanced = await advance(tx, standing, member.id, session, { kind: "reset", resetId: reset.id });
      await record(tx, standing, "reset.opened", { ...entry, data: { reset: reset.id } });
      return { ok: true, ...advanced };
    });
  };
  return attempt(budgets, now, check, countsIf("wrong-reset-code"));
}

/** Finds which of the member's newest resets a code was made for. It opens nothing. */
async function findOld({ workspace, member }: Standing, code: string) {
  const rows = await inWorkspace(workspace.id, (tx) =>
    tx.reset.findMany({
      where: { memberId: member.id, codeHash: { not: null } },
      orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
      take: lookedUp,
    }),
  );
  for (const row of rows) if (await matchesReset(row, code)) return row;
  return null;
}

type Row = NonNullable<Awaited<ReturnType<typeof findOld>>>;

/** Says what became of a reset whose code was typed and does not open anything now. */
function tellOld(row: Row, now: Date): Exclude<Opened, { ok: true }> {
  const end = endOf(row, now);
  if (end) return { ok: false, reason: "ended-reset-code", ...end };
  // A reset that no one opened yet was issued a moment ago, and ended this session.
  return row.openedAt ? { ok: false, reason: "opened-reset-code", at: row.openedAt } : { ok: false, reason: "changed" };
}
