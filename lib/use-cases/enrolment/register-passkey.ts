import { randomUUID } from "node:crypto";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace, isUniqueViolation } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { ceremonyTime, takeChallenge } from "@/lib/methods/passkeys/challenge";
import { checkRegistration } from "@/lib/methods/passkeys/check-registration";
import { type AssertionOptions, assertionOptions } from "@/lib/methods/passkeys/options";
import { relyingParty } from "@/lib/methods/passkeys/relying-party";
import type { RegistrationResponse } from "@/lib/methods/passkeys/response";
import { numberOfNew } from "./number-of-new";

export type Registered =
  | { ok: true; pendingId: string; options: AssertionOptions }
  | { ok: false; reason: "expired" | "invalid" | "known" | "gone" };

/**
 * Stores a registration as pending. It can't sign in before one assertion confirmed it (E3); the options of that assertion are
 * returned. `name` is the member's own; if empty, it is called by its provider or kind. Rejects a credential that any account already has
 * (WebAuthn Level 3 §7.1 step 25).
 */
export async function registerPasskey(
  standing: Standing,
  input: { name: string; replaces: string | null; response: RegistrationResponse },
): Promise<Registered> {
  const { workspace, member, session, policy, now } = standing;
  if (!policy.settings.methods.passkey) throw new Error("passkeys are not allowed by the policy");
  const challenge = await takeChallenge(workspace.id, session.id, "register", now);
  if (!challenge) return { ok: false, reason: "expired" };
  const checked = await checkRegistration(input.response, challenge, relyingParty());
  if (!checked) return { ok: false, reason: "invalid" };

  const id = randomUUID();
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
    if (replaced !== 1) return "gone" as const;
    await tx.credential.deleteMany({ where: { memberId: member.id, kind: "passkey", confirmedAt: null } });
    await tx.credential.create({
      data: {
        ...checked,
        workspaceId: workspace.id,
        id,
        memberId: member.id,
        kind: "passkey",
        name: input.name || null,
        number: await numberOfNew(tx, member.id, { kind: "passkey", aaguid: checked.aaguid }),
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
  return { ok: true, pendingId: id, options: await assertionOptions(standing, "confirm", id) };
}
