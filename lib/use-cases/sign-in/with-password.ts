import type { Caller } from "@/lib/access/caller";
import { readFacts, type SessionFacts } from "@/lib/access/sessions/facts";
import { type Advanced, prepareSession } from "@/lib/access/sessions/prepare-session";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { sendEnrolmentCode } from "@/lib/methods/email-codes/send-enrolment-code";
import {
  hashPassword,
  needsRehash,
  openPasswordHash,
  sealPasswordHash,
  verifyPassword,
} from "@/lib/methods/passwords/hash";
import { longestDelay, passwordBudgets } from "@/lib/methods/passwords/password-budgets";
import { record } from "@/lib/records/audit/record";
import { type Budget, end, keysOf, toWaiting } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { isActiveSql } from "@/lib/records/member-rows/active";
import { type PasswordTry, tryPassword } from "./try-password";

export type PasswordResult =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "wrong" | "no-workspace" }
  /** `keepWait`: a browser that shows that it waited until `retryAt` gets one try, however many tries others make. */
  | { ok: false; reason: "wait"; retryAt: Date | null; keepWait?: true };

const fromAnywhere: string[] = [rules.passwordAnywhere.name, rules.passwordWaited.name];

/**
 * Runs the first step: address and password. Counts the attempt before it checks the password. An unknown address costs the same
 * and gets the same result. On success a session starts at its next step.
 */
export async function signInWithPassword(
  caller: Caller,
  input: { slug: string; email: string; password: string },
): Promise<PasswordResult> {
  const { visitor, now } = caller;
  const budgets = passwordBudgets(input, visitor, now);
  const tried = await tryPassword(input, budgets, now);
  if (!tried) return { ok: false, reason: "no-workspace" };
  if (!tried.ok) {
    if (!fromAnywhere.includes(tried.rule)) return toWaiting(tried);
    return { ok: false, reason: "wait", retryAt: after(now, longestDelay), keepWait: true };
  }

  const { workspaceId, member } = tried;
  // From here on, only a wrong password counts. If anything fails, the attempt lapses by itself.
  const phc = member && openPasswordHash(workspaceId, member.id, member.passwordHash);
  const matches = await verifyPassword(phc, input.password);
  if (!matches || !member || !phc) {
    await end(budgets, "counts", now);
    return fail(caller, tried);
  }

  const opened = await openOrRetry(caller, { workspaceId, memberId: member.id, phc }, member, input.password, budgets);
  if (!opened) return { ok: false, reason: "wrong" };
  const { advanced, facts, hash, phc: stored } = opened;
  if (needsRehash(stored)) await rehash(facts, hash, input.password);
  if (advanced.step === "confirm-address") await sendEnrolmentCode(caller, workspaceId, member.id, advanced.sessionId);
  return { ok: true, ...advanced };
}

/** Records a failure for known and unknown addresses alike, so that both take as long. */
async function fail(caller: Caller, { workspaceId, member }: PasswordTry): Promise<PasswordResult> {
  await inWorkspace(workspaceId, (tx) =>
    record(tx, caller, "session.password_failed", { ...(member ? { subject: member.id } : {}) }),
  );
  return { ok: false, reason: "wrong" };
}

type Account = { workspaceId: string; memberId: string; phc: string };

/**
 * Opens the session for a password that was right. If the stored hash changed meanwhile, looks again: a rotation of keys or another
 * sign-in's new parameters may have written the same password in other bytes. Returns null if it is not this password any more.
 */
async function openOrRetry(
  caller: Caller,
  { workspaceId, memberId, phc }: Account,
  first: { passwordHash: Uint8Array; readFacts(): SessionFacts },
  password: string,
  budgets: Budget[],
) {
  let [hash, facts, known] = [first.passwordHash, first.readFacts(), phc];
  for (let tries = 0; tries < 3; tries += 1) {
    const advanced = await openSession(caller, facts, hash, budgets);
    if (advanced) return { advanced, facts, hash, phc: known };
    const [again] = await asSystem<{ hash: Uint8Array; facts: unknown }>(Prisma.sql`
      select m.password_hash as hash, member_facts(w, m, ${caller.now}) as facts
      from member m join workspace w on w.id = m.workspace_id
      where m.workspace_id = ${workspaceId}::uuid and m.id = ${memberId}::uuid and m.password_hash is not null and ${isActiveSql("m")}`);
    if (!again) return null;
    const stored = openPasswordHash(workspaceId, memberId, again.hash);
    if (!stored || (stored !== known && !(await verifyPassword(stored, password)))) return null;
    [hash, facts, known] = [again.hash, readFacts(again.facts), stored];
  }
  return null;
}

/** Opens the session. Returns null if the password or the member changed while it was checked. */
async function openSession(caller: Caller, facts: SessionFacts, hash: Uint8Array, budgets: Budget[]) {
  const { workspace, member } = facts;
  const { advanced, session, signedIn } = prepareSession(caller, facts, null, { kind: "password" });
  const { ladders, windows } = keysOf(budgets);
  const [written] = await asSystem<{ done: boolean }>(Prisma.sql`
    select password_step(${workspace.id}::uuid, ${member.id}::uuid, ${hash}, ${member.suspendedAt}, ${ladders}, ${windows},
      ${session}::jsonb, ${signedIn}::jsonb) as done`);
  return written?.done ? advanced : null;
}

async function rehash({ workspace, member }: SessionFacts, hash: Uint8Array, password: string): Promise<void> {
  const passwordHash = sealPasswordHash(workspace.id, member.id, await hashPassword(password));
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: member.id, passwordHash: Buffer.from(hash) }, data: { passwordHash } }),
  );
}
