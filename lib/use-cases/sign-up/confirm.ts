import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import { asMember } from "@/lib/access/caller";
import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { enterWorkspace, inWorkspace, isUniqueViolation, outsideWorkspaces, type Tx } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { type OtherCode, readCodeOf } from "@/lib/ground/typed-code";
import { type EmailCodeRefused, isLiveEmailCode, spendEmailCode } from "@/lib/methods/email-codes/spend";
import { openPasswordHash } from "@/lib/methods/passwords/hash";
import { record } from "@/lib/records/audit/record";
import { commitText } from "@/lib/records/audit/texts";
import { attempt, budget, countsIf } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import type { FoundWorkspace } from "@/lib/records/workspaces/find";
import { maySignUp } from "@/lib/rules/policy/may-sign-up";
import type { RoleName } from "@/lib/rules/policy/settings";
import { createMember } from "@/lib/use-cases/members/create";
import { createWorkspace } from "@/lib/use-cases/workspaces/create";
import {
  type NotAccepted,
  notAccepted,
  type Pending,
  type PendingKey,
  readPending,
  type SignUpOver,
  signUpConfirmed,
  signUpUnknown,
  spendPending,
} from "./pending";

export type Confirmed =
  | ({ ok: true; slug: string } & Advanced)
  | OtherCode
  | EmailCodeRefused
  | SignUpOver
  | NotAccepted
  | { ok: false; reason: "slug-taken" | "known" }
  /** The code was mailed for another sign-up of this browser, with that address. */
  | { ok: false; reason: "other-sign-up"; email: string }
  | { ok: false; reason: "wait"; retryAt: Date | null };

/** What a page sends: the sign-up that it names, the code that was typed, and the browser's other sign-ups. */
export type Typed = { key: PendingKey; code: string; others?: PendingKey[] };

async function spendBoth(
  tx: Tx<string | null>,
  pending: Pending,
  typed: string,
  now: Date,
): Promise<{ ok: true } | OtherCode | EmailCodeRefused | SignUpOver> {
  const read = readCodeOf("email", typed);
  if (!read.ok) return read;
  const spent = await spendEmailCode(tx, pending.id, "address", read.code, now);
  // The code is used with its sign-up alone: another tab was first.
  if (!spent.ok) return spent.reason === "email-code-used" ? signUpConfirmed : spent;
  return (await spendPending(tx, pending.id, now)) ? spent : signUpConfirmed;
}

/**
 * Counts the attempt before the code is checked. Only a wrong code stays counted: one that was mailed for another sign-up of this
 * browser is named as such.
 */
async function counted(
  pending: Pending,
  { code, others = [] }: Typed,
  now: Date,
  work: () => Promise<Confirmed>,
): Promise<Confirmed> {
  const check = async () => {
    const result = await work();
    if (result.ok || result.reason !== "wrong-email-code") return result;
    return (await findOwner(pending, code, others, now)) ?? result;
  };
  return attempt([budget(rules.emailCode, "address", pending.id)], now, check, countsIf("wrong-email-code"));
}

/** Finds the other sign-up of this browser, in the same workspace or outside any, that a code was mailed for. */
async function findOwner({ id, workspaceId }: Pending, typed: string, others: PendingKey[], now: Date) {
  const read = readCodeOf("email", typed);
  for (const key of read.ok ? others : []) {
    const { pending } = await readPending(workspaceId, key, now);
    if (!read.ok || !pending || pending.id === id) continue;
    const isIts = (tx: Tx<string | null>) => isLiveEmailCode(tx, pending.id, "address", read.code, now);
    const found = await (workspaceId === null ? outsideWorkspaces(isIts) : inWorkspace(workspaceId, isIts));
    if (found) return { ok: false, reason: "other-sign-up", email: pending.email } as const;
  }
  return null;
}

function ownerOf({ id, name, email, passwordHash }: Pending) {
  const passwordPhc = openPasswordHash(null, id, passwordHash);
  if (!passwordPhc) throw new Error("the password of a sign-up was not sealed for it");
  return { name, email, passwordPhc };
}

/**
 * Confirms the address of a person who opens a workspace; the workspace exists from then on. If the workspace's own address was
 * taken meanwhile, nothing is spent, and another one can be given with the same code.
 */
export async function confirmWorkspace(caller: Caller, typed: Typed, slug: string | null): Promise<Confirmed> {
  const { now } = caller;
  const { over, pending } = await readPending(null, typed.key, now);
  if (over) return over;
  if (!pending.slug || !pending.workspaceName) return signUpUnknown;
  const { workspaceName } = pending;
  const wanted = slug ?? pending.slug;
  return counted(pending, typed, now, async () => {
    try {
      return await outsideWorkspaces(async (outside) => {
        const spent = await spendBoth(outside, pending, typed.code, now);
        if (!spent.ok) return spent;
        const tx = await enterWorkspace(outside, randomUUID());
        const input = { slug: wanted, name: workspaceName, owner: ownerOf(pending) };
        const memberId = await createWorkspace(tx, caller, input);
        return { ok: true, slug: wanted, ...(await advance(tx, caller, memberId, null, { kind: "joining" })) };
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return { ok: false, reason: "slug-taken" };
    }
  });
}

/**
 * Confirms the address of a person who signs up in a workspace; the member exists from then on. If the policy in force no longer
 * accepts the address, nothing is spent.
 */
export async function confirmMember(caller: Caller, workspace: FoundWorkspace, typed: Typed): Promise<Confirmed> {
  const { now } = caller;
  const { over, pending } = await readPending(workspace.id, typed.key, now);
  if (over) return over;
  return counted(pending, typed, now, () =>
    inWorkspace(workspace.id, async (tx): Promise<Confirmed> => {
      // The policy may have stopped accepting the address since the sign-up began.
      if (!maySignUp((await currentPolicy(tx, now)).settings, pending.email)) return notAccepted;
      const spent = await spendBoth(tx, pending, typed.code, now);
      if (!spent.ok) return spent;
      const id = randomUUID();
      const role = await takeInvitation(tx, pending.email, now);
      await createMember(tx, id, { ...ownerOf(pending), role }, now);
      await record(tx, asMember(caller, { id, role }), "member.joined", {
        subject: id,
        data: { by: "sign-up", email: await commitText(tx, id, pending.email) },
      });
      return { ok: true, slug: workspace.slug, ...(await advance(tx, caller, id, null, { kind: "joining" })) };
    }).catch((error) => {
      // Someone joined with this address meanwhile: nothing was spent, and no account is taken over. Only who was mailed the code
      // learns of the account.
      if (isUniqueViolation(error)) return { ok: false, reason: "known" } as const;
      throw error;
    }),
  );
}

/**
 * Returns the role for a person who signs up without using their invitation: the invited role while the invitation is live.
 * Deletes the invited row.
 */
async function takeInvitation(tx: Tx, email: string, now: Date): Promise<RoleName> {
  const invited = await tx.member.findFirst({
    where: { emailKey: emailKeyOf(email), joinedAt: null, deactivatedAt: null },
    include: { invitations: { where: { acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now } } } },
  });
  if (!invited) return "member";
  await tx.member.deleteMany({ where: { id: invited.id, joinedAt: null } });
  return invited.invitations.length > 0 ? invited.role : "member";
}
