import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import { asMember } from "@/lib/access/caller";
import { type Advanced, advance } from "@/lib/access/sessions/advance";
import { enterWorkspace, inWorkspace, isUniqueViolation, outsideWorkspaces, type Tx } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { readEmailCode } from "@/lib/methods/email-codes/code";
import { spendEmailCode } from "@/lib/methods/email-codes/spend";
import { openPasswordHash } from "@/lib/methods/passwords/hash";
import { record } from "@/lib/records/audit/record";
import { attempt, budget, countsIf } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { currentPolicy } from "@/lib/records/policy-versions/current";
import type { FoundWorkspace } from "@/lib/records/workspaces/find";
import { maySignUp } from "@/lib/rules/policy/may-sign-up";
import type { RoleName } from "@/lib/rules/policy/settings";
import { createMember } from "@/lib/use-cases/members/create";
import { createWorkspace } from "@/lib/use-cases/workspaces/create";
import { findPending, spendPending } from "./pending";

export type Confirmed =
  | ({ ok: true; slug: string } & Advanced)
  | { ok: false; reason: "wrong" | "gone" | "slug-taken" }
  | { ok: false; reason: "wait"; retryAt: Date | null };

type Pending = NonNullable<Awaited<ReturnType<typeof findPending>>>;

async function spendBoth(tx: Tx<string | null>, pending: Pending, typed: string, now: Date): Promise<boolean> {
  const code = readEmailCode(typed);
  return (
    code !== null &&
    (await spendEmailCode(tx, pending.id, "address", code, now)) &&
    (await spendPending(tx, pending.id, now))
  );
}

async function counted(pending: Pending, now: Date, work: () => Promise<Confirmed>): Promise<Confirmed> {
  return attempt([budget(rules.emailCode, "address", pending.id)], now, work, countsIf("wrong"));
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
export async function confirmWorkspace(
  caller: Caller,
  token: string,
  typed: string,
  slug: string | null,
): Promise<Confirmed> {
  const { now } = caller;
  const pending = await outsideWorkspaces((tx) => findPending(tx, token, now));
  if (!pending?.slug || !pending.workspaceName) return { ok: false, reason: "gone" };
  const { workspaceName } = pending;
  const wanted = slug ?? pending.slug;
  return counted(pending, now, async () => {
    try {
      const advanced = await outsideWorkspaces(async (outside) => {
        if (!(await spendBoth(outside, pending, typed, now))) return null;
        const tx = await enterWorkspace(outside, randomUUID());
        const input = { slug: wanted, name: workspaceName, owner: ownerOf(pending) };
        const memberId = await createWorkspace(tx, caller, input);
        return advance(tx, caller, memberId, null, { kind: "joining" });
      });
      return advanced ? { ok: true, slug: wanted, ...advanced } : { ok: false, reason: "wrong" };
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
export async function confirmMember(
  caller: Caller,
  workspace: FoundWorkspace,
  token: string,
  typed: string,
): Promise<Confirmed> {
  const { now } = caller;
  const pending = await inWorkspace(workspace.id, (tx) => findPending(tx, token, now));
  if (!pending) return { ok: false, reason: "gone" };
  return counted(pending, now, async () => {
    const advanced = await inWorkspace(workspace.id, async (tx) => {
      // The policy may have stopped accepting the address since the sign-up began.
      if (!maySignUp((await currentPolicy(tx, now)).settings, pending.email)) return "gone" as const;
      if (!(await spendBoth(tx, pending, typed, now))) return null;
      const id = randomUUID();
      const role = await takeInvitation(tx, pending.email, now);
      await createMember(tx, id, { ...ownerOf(pending), role }, now);
      await record(tx, asMember(caller, { id, role }), "member.joined", { subject: id, data: { by: "sign-up" } });
      return advance(tx, caller, id, null, { kind: "joining" });
    }).catch((error) => {
      // Another person joined with this address meanwhile: nothing was spent, and no account is taken over.
      if (isUniqueViolation(error)) return "gone" as const;
      throw error;
    });
    if (advanced === "gone") return { ok: false, reason: "gone" };
    return advanced ? { ok: true, slug: workspace.slug, ...advanced } : { ok: false, reason: "wrong" };
  });
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
