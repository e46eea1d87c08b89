import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { showTexts } from "@/lib/records/audit/texts";

/** Rows read in one transaction, and members: each of them has methods too. */
const batch = 1_000;
const membersAtOnce = 200;

export type WorkspaceExport = { ok: true; parts: AsyncGenerator<string> } | { ok: false; reason: OwedByAdmin };

/**
 * Returns everything that a workspace has as one JSON document, in parts: its settings, policies, members with their methods, invitations,
 * resets, applications and the audit log with the names and addresses in it. Reads no secret, hash or key. Each part is a short
 * transaction, so that memory stays flat and no one waits. The export is recorded before the first part.
 */
export async function exportWorkspace(scope: Scope<"workspace:export">): Promise<WorkspaceExport> {
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  const last = await inWorkspace(scope.workspace.id, async (tx) => {
    await record(tx, scope, "workspace.exported");
    return (await tx.auditHead.findUniqueOrThrow({ where: { workspaceId: tx.workspaceId } })).sequence;
  });
  return { ok: true, parts: writeParts(scope, last) };
}

/** Reads the rows behind a key, in the order of their keys. */
type ReadAfter<Row> = (tx: Tx, after: string | null) => Promise<Row[]>;

async function* writeParts({ workspace, now }: Scope<"workspace:export">, last: bigint): AsyncGenerator<string> {
  const head = await inWorkspace(workspace.id, (tx) =>
    tx.workspace.findUniqueOrThrow({
      where: { id: tx.workspaceId },
      select: {
        ...{ slug: true, name: true, plan: true, language: true, timeZone: true, createdAt: true },
        ...{ supportContact: true, accent: true },
      },
    }),
  );
  yield `{\n  "exportedAt": ${JSON.stringify(now)},\n  "workspace": ${JSON.stringify(head)}`;
  const write = <Row extends { id: string }>(name: string, read: ReadAfter<Row>, most = batch) =>
    writeList(workspace.id, name, read, most);
  yield* write("policies", readPolicies);
  yield* write("members", readMembers, membersAtOnce);
  yield* write("invitations", readInvitations);
  yield* write("resets", readResets);
  yield* write("applications", readApplications);
  yield* writeList(workspace.id, "events", readEventsUpTo(last), batch, ({ entry }) => entry);
  yield "\n}\n";
}

/** Writes one list of the document, a batch of rows at a time. */
async function* writeList<Row extends { id: string }>(
  workspaceId: string,
  name: string,
  read: ReadAfter<Row>,
  most: number,
  write: (row: Row) => string = (row) => JSON.stringify(row),
): AsyncGenerator<string> {
  yield `,\n  "${name}": [`;
  for (let after: string | null = null, first = true; ; first = false) {
    const rows: Row[] = await inWorkspace(workspaceId, (tx) => read(tx, after));
    if (rows.length > 0) yield `${first ? "" : ","}\n    ${rows.map(write).join(",\n    ")}`;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < most || after === null) break;
  }
  yield "\n  ]";
}

const behind = (after: string | null) => (after === null ? {} : { id: { gt: after } });

async function readPolicies(tx: Tx, after: string | null) {
  const versions = await tx.policyVersion.findMany({
    where: after === null ? {} : { version: { gt: Number(after) } },
    orderBy: { version: "asc" },
    take: batch,
    omit: { workspaceId: true, stopTokenHash: true },
  });
  return versions.map((version) => ({ id: String(version.version), ...version }));
}

const readMembers: ReadAfter<{ id: string }> = (tx, after) =>
  tx.member.findMany({
    where: behind(after),
    orderBy: { id: "asc" },
    take: membersAtOnce,
    omit: { workspaceId: true, emailKey: true, nameKey: true, passwordHash: true },
    include: {
      credentials: {
        orderBy: { id: "asc" },
        select: {
          ...{ id: true, kind: true, name: true, createdAt: true, confirmedAt: true, lastUsedAt: true },
          ...{ suspendedAt: true, distrustedAt: true, aaguid: true, backedUp: true },
        },
      },
    },
  });

const readInvitations: ReadAfter<{ id: string }> = (tx, after) =>
  tx.invitation.findMany({
    where: behind(after),
    orderBy: { id: "asc" },
    take: batch,
    omit: { workspaceId: true, tokenHash: true },
  });

const readResets: ReadAfter<{ id: string }> = (tx, after) =>
  tx.reset.findMany({
    where: behind(after),
    orderBy: { id: "asc" },
    take: batch,
    omit: { workspaceId: true, codeSalt: true, codeHash: true, stopTokenHash: true },
  });

const readApplications: ReadAfter<{ id: string }> = (tx, after) =>
  tx.application.findMany({
    where: behind(after),
    orderBy: { id: "asc" },
    take: batch,
    omit: { workspaceId: true },
    include: {
      secrets: { select: { id: true, createdAt: true, lastUsedAt: true } },
      members: { select: { memberId: true } },
    },
  });

/** Reads events up to the one that records the export. Their entries are JSON already. */
const readEventsUpTo =
  (last: bigint): ReadAfter<{ id: string; entry: string }> =>
  async (tx, after) => {
    const events = await tx.auditEvent.findMany({
      where: { sequence: { gt: BigInt(after ?? 0), lte: last } },
      orderBy: { sequence: "asc" },
      take: batch,
      select: { sequence: true, entry: true },
    });
    return (await showTexts(tx, events)).map(({ sequence, entry }) => ({ id: String(sequence), entry }));
  };
