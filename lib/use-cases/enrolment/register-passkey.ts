import { randomUUID } from "node:crypto";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, isUniqueViolation, type Tx } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { ceremonyTime } from "@/lib/methods/passkeys/challenge";
import { checkRegistration } from "@/lib/methods/passkeys/check-registration";
import { type AssertionOptions, assertionOptions } from "@/lib/methods/passkeys/options";
import { sealPublicKey } from "@/lib/methods/passkeys/record-of";
import { relyingParty } from "@/lib/methods/passkeys/relying-party";
import type { RegistrationResponse } from "@/lib/methods/passkeys/response";
import { type EnrolmentRefused, takeToEnrol } from "@/lib/methods/passkeys/take-to-enrol";

export type Registered =
  | { ok: true; pendingId: string; options: AssertionOptions }
  | { ok: false; reason: "invalid" | "known" | "none-to-replace" }
  | EnrolmentRefused;

/** How many passkeys a member can be setting up at a time, each in a tab of its own. */
export const pendingAtMost = 8;

/**
 * Stores a registration as pending. It can't sign in before one assertion confirmed it (E3); the options of that assertion are
 * returned. `name` is the member's own; if empty, it is called by its provider or kind. Rejects a credential that any account already has
 * (WebAuthn Level 3 §7.1 step 25).
 */
export async function registerPasskey(
  standing: Standing,
  input: { name: string; replaces: string | null; response: RegistrationResponse },
): Promise<Registered> {
  const { workspace, member, policy, now } = standing;
  if (!policy.settings.methods.passkey) throw new Error("passkeys are not allowed by the policy");
  const taken = await takeToEnrol(standing, "register", input.response);
  if (!taken.ok) return taken;
  const checked = await checkRegistration(input.response, taken.challenge, relyingParty());
  if (!checked) return { ok: false, reason: "invalid" };

  const { publicKey: _, ...facts } = checked;
  const row = { workspaceId: workspace.id, memberId: member.id, id: randomUUID() };
  const stored = await inWorkspace(workspace.id, async (tx) => {
    const replaced = input.replaces
      ? await tx.credential.count({
          where: {
            id: input.replaces,
            memberId: member.id,
            kind: "passkey",
            confirmedAt: { not: null },
            OR: [{ suspendedAt: null }, { distrustedAt: { not: null } }],
          },
        })
      : 1;
    if (replaced !== 1) return "none-to-replace" as const;
    await makeRoom(tx, member.id, now);
    await tx.credential.create({
      data: {
        ...facts,
        ...row,
        secret: sealPublicKey(row, checked),
        kind: "passkey",
        name: input.name || null,
        createdAt: now,
        expiresAt: after(now, ceremonyTime),
        replacesId: input.replaces,
      },
    });
    return "stored" as const;
  }).catch((error) => {
    if (isUniqueViolation(error)) return "known" as const;
    throw error;
  });
  if (stored !== "stored") return { ok: false, reason: stored };
  return { ok: true, pendingId: row.id, options: await assertionOptions(standing, "confirm", row.id) };
}

/** Removes pending passkeys that have expired, and the oldest ones beyond those that may wait. */
async function makeRoom(tx: Tx, memberId: string, now: Date): Promise<void> {
  const pending = { memberId, kind: "passkey", confirmedAt: null } as const;
  const live = await tx.credential.findMany({
    where: { ...pending, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
    take: pendingAtMost - 1,
    select: { id: true },
  });
  await tx.credential.deleteMany({ where: { ...pending, id: { notIn: live.map(({ id }) => id) } } });
}
