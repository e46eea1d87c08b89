import { inWorkspace } from "@/lib/ground/db";
import type { FoundWorkspace } from "@/lib/records/workspaces/find";
import { assess, type State } from "@/lib/rules/policy/assess";
import type { RoleName } from "@/lib/rules/policy/settings";

export type ListedMember = { name: string; email: string; role: RoleName; state: State; methods: string[] };

const batch = 500;

type Place = { nameKey: string; id: string };

/** Reads every member of a workspace with their state, by name, a few hundred at a time. */
export async function* listAllMembers(workspace: FoundWorkspace, now: Date): AsyncGenerator<ListedMember> {
  for (let behind: Place | undefined = { nameKey: "", id: "" }; behind; ) {
    const rows = await readBatch(workspace.id, behind);
    for (const row of rows) {
      const methods = [
        ...(row.totpCount > 0 ? ["app"] : []),
        ...(row.passkeyCount > 0 ? ["passkey"] : []),
        ...(row.emailCount > 0 ? ["email"] : []),
      ];
      const { state } = assess(row, workspace.policy, now);
      yield { name: row.name, email: row.email, role: row.role, state, methods };
    }
    behind = rows.length === batch ? rows.at(-1) : undefined;
  }
}

function readBatch(workspaceId: string, { nameKey, id }: Place) {
  const behind = id ? { nameKey: { gte: nameKey }, OR: [{ nameKey: { gt: nameKey } }, { id: { gt: id } }] } : {};
  return inWorkspace(workspaceId, (tx) =>
    tx.member.findMany({ where: behind, orderBy: [{ nameKey: "asc" }, { id: "asc" }], take: batch }),
  );
}
