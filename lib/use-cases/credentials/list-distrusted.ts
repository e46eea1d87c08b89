import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { namedBy } from "@/lib/methods/passkeys/providers";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";

/** A key that no longer signs in, because its counter went back. */
export type DistrustedKey = { id: string; named: CredentialName; distrustedAt: Date };

/** Lists a member's keys that were switched off as possibly copied and wait to be removed or replaced. */
export async function listDistrusted({ workspace, member }: Standing): Promise<DistrustedKey[]> {
  if (!member.distrustedAt) return [];
  const rows = await inWorkspace(workspace.id, (tx) =>
    tx.credential.findMany({
      where: { memberId: member.id, confirmedAt: { not: null }, distrustedAt: { not: null } },
      orderBy: [{ distrustedAt: "desc" }, { id: "asc" }],
      select: { id: true, kind: true, aaguid: true, name: true, number: true, distrustedAt: true },
    }),
  );
  return rows.flatMap(({ id, distrustedAt, ...row }) =>
    distrustedAt ? [{ id, named: namedBy(row), distrustedAt }] : [],
  );
}
