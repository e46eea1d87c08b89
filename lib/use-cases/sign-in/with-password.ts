import type { Caller } from "@/lib/access/caller";
import type { SessionFacts } from "@/lib/access/sessions/facts";
import { type Advanced, prepareSession } from "@/lib/access/sessions/prepare-session";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { sendEnrolmentCode } from "@/lib/methods/email-codes/send-enrolment-code";
import {
  hashPassword,
  needsRehash,
  openPasswordHash,
  sealPasswordHash,
  verifyPassword,
} from "@/lib/methods/passwords/hash";
import { passwordBudgets } from "@/lib/methods/passwords/password-budgets";
import { record } from "@/lib/records/audit/record";
import { type Budget, keysOf } from "@/lib/records/limits/reserve";
import { type PasswordTry, tryPassword } from "./try-password";

export type PasswordResult =
  | ({ ok: true } & Advanced)
  | { ok: false; reason: "wrong" | "no-workspace" }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/**
 * Runs the first step: address and password. Counts the attempt before it checks the password. An unknown address costs the same
 * and gets the same result. On success a session starts at its next step.
 */
export async function signInWithPassword(
  caller: Caller,
  input: { slug: string; email: string; password: string },
): Promise<PasswordResult> {
  const { visitor, now } = caller;
  const budgets = passwordBudgets(input, visitor);
  const tried = await tryPassword(input, budgets, now);
  if (!tried) return { ok: false, reason: "no-workspace" };
  if (!tried.ok) return { ok: false, reason: "wait", retryAt: tried.retryAt };

  const { workspaceId, member } = tried;
  const phc = member && openPasswordHash(workspaceId, member.id, member.passwordHash);
  const matches = await verifyPassword(phc, input.password);
  if (!matches || !member || !phc) return fail(caller, tried);

  const facts = member.readFacts();
  const advanced = await openSession(caller, facts, member.passwordHash, budgets);
  if (!advanced) return { ok: false, reason: "wrong" };
  if (needsRehash(phc)) await rehash(facts, member.passwordHash, input.password);
  if (advanced.step === "confirm-address") await sendEnrolmentCode(workspaceId, member.id, advanced.sessionId, now);
  return { ok: true, ...advanced };
}

/** Records a failure for known and unknown addresses alike, so that both take as long. */
async function fail(caller: Caller, { workspaceId, member }: PasswordTry): Promise<PasswordResult> {
  await inWorkspace(workspaceId, (tx) =>
    record(tx, caller, "session.password_failed", { ...(member ? { subject: member.id } : {}) }),
  );
  return { ok: false, reason: "wrong" };
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
