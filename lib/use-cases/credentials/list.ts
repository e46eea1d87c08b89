import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { namedBy } from "@/lib/methods/passkeys/providers";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";

/** A confirmed method as its owner sees it. It holds nothing secret. */
export type Method = {
  id: string;
  kind: "totp" | "passkey" | "email";
  named: CredentialName;
  createdAt: Date;
  confirmedAt: Date;
  lastUsedAt: Date | null;
  /** Passkeys: whether it may be synced, and whether it is. */
  backupEligible: boolean | null;
  backedUp: boolean | null;
  webauthnId: Uint8Array | null;
};

/** Lists a member's methods in use: the preferred one first, then by last use. */
export async function listMethods(standing: Standing): Promise<Method[]> {
  const { workspace, member } = standing;
  const rows = await inWorkspace(workspace.id, (tx) =>
    tx.credential.findMany({
      where: { memberId: member.id, confirmedAt: { not: null }, suspendedAt: null },
      omit: { secret: true },
    }),
  );
  const rank = (method: Method) => (method.lastUsedAt ?? method.confirmedAt).getTime();
  const methods = rows.flatMap(({ confirmedAt, ...row }) =>
    confirmedAt ? [{ ...row, named: namedBy(row), confirmedAt }] : [],
  );
  return methods.sort(
    (a, b) =>
      Number(b.id === member.preferredCredentialId) - Number(a.id === member.preferredCredentialId) ||
      rank(b) - rank(a) ||
      a.id.localeCompare(b.id),
  );
}
