import { inSession } from "@/lib/access/sessions/in-session";
import { type Advanced, prepareSession } from "@/lib/access/sessions/prepare-session";
import type { Standing } from "@/lib/access/sessions/standing";
import { asSystem, Prisma } from "@/lib/ground/db";
import { refuseClock } from "@/lib/methods/totp/fast-clock";
import { type App, type AppMatch, matchApps } from "@/lib/methods/totp/verify";
import {
  type Budget,
  budget,
  end,
  keysOf,
  type RefusalRow,
  readRefusal,
  rulesOf,
  toWaiting,
} from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { type Answer, challengeBudget, failChallenge, isOver, judgeAnswer, noteStale } from "./fail-challenge";

/** Completes a challenge with six digits of an app. The attempt is counted before the code is checked. Of two requests with one code, one wins. */
export async function answerWithApp(standing: Standing, code: string): Promise<Answer> {
  const { workspace, member, now } = standing;
  const budgets = [budget(rules.secondFactor, workspace.id, member.id, "totp"), challengeBudget(standing.session)];
  const tried = await tryCode(standing, budgets);
  if (!tried.ok) return isOver(tried, standing.session) ? { ok: false, reason: "ended" } : toWaiting(tried);

  const match = matchApps({ workspaceId: workspace.id, memberId: member.id }, tried.apps, code, now);
  const done = match.kind === "now" ? await spendAndRaise(standing, match, budgets) : match.kind;
  if (typeof done === "object") return { ok: true, ...done };
  const answer: Answer =
    tried.apps.length === 0 ? { ok: false, reason: "no-app" } : await refuse(standing, match, done);
  await end(budgets, judgeAnswer(answer), now);
  if (!answer.ok && (answer.reason === "used" || answer.reason === "older")) await noteStale(standing, "totp");
  return answer;
}

/** Says why a code is refused. Only a wrong one counts against the challenge. */
async function refuse(standing: Standing, match: Awaited<ReturnType<typeof matchApps>>, done: string): Promise<Answer> {
  if (done === "changed" || done === "used" || done === "older") return { ok: false, reason: done };
  return inSession(standing.workspace.id, async (tx): Promise<Answer> => {
    if (await failChallenge(tx, standing, "totp")) return { ok: false, reason: "ended" };
    return (await refuseClock(tx, standing.session.id, match)) ?? { ok: false, reason: "wrong" };
  });
}

/** Reserves the try and reads what the code is checked against, in one committed statement. */
async function tryCode({ workspace, member, now }: Standing, budgets: Budget[]) {
  type Row = RefusalRow & { id: string; secret: Uint8Array; last_step: bigint | null };
  const rows = await asSystem<Row>(Prisma.sql`
    select * from totp_try(${workspace.id}::uuid, ${member.id}::uuid, ${now}, ${rulesOf(budgets)}::jsonb)`);
  const reserved = readRefusal(rows[0]);
  if (!reserved.ok) return reserved;
  return {
    ok: true as const,
    apps: rows.map(({ id, secret, last_step: lastStep }): App => ({ id, secret, lastStep })),
  };
}

/** Spends the time step, raises the session and gives the attempt back, all or nothing, in one statement. */
async function spendAndRaise(
  standing: Standing,
  { credentialId, timeStep }: AppMatch,
  budgets: Budget[],
): Promise<Advanced | "used" | "changed"> {
  const { now } = standing;
  const { advanced, was, session, signedIn } = prepareSession(standing, standing, standing.session, { kind: "totp" });
  const { ladders, windows } = keysOf(budgets);
  const [written] = await asSystem<{ outcome: "done" | "used" | "changed" }>(Prisma.sql`
    select totp_step(${standing.workspace.id}::uuid, ${credentialId}::uuid, ${timeStep}::bigint, ${now}, ${ladders}, ${windows},
      ${was}, ${session}::jsonb, ${signedIn}::jsonb) as outcome`);
  return written?.outcome === "done" ? advanced : (written?.outcome ?? "changed");
}
