import { demandFresh } from "@/lib/access/sessions/freshness";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { showTexts } from "@/lib/records/audit/texts";

const batch = 500;

/**
 * Returns everything that is kept about the member as one JSON document, in parts: account, methods, sessions, resets, requests, uses of
 * applications and events. Reads no secret. The export is recorded before the first part.
 */
export async function exportOwnData(standing: FullStanding): Promise<AsyncGenerator<string>> {
  demandFresh(standing);
  const { workspace, member } = standing;
  await inWorkspace(workspace.id, (tx) => record(tx, standing, "member.data_exported", { subject: member.id }));
  return writeParts(standing);
}

async function* writeParts({ workspace, member, now }: FullStanding): AsyncGenerator<string> {
  const facts = await inWorkspace(workspace.id, async (tx) => {
    const own = { where: { memberId: member.id } };
    const sets = await tx.recoveryCodeSet.findMany({
      ...own,
      select: { createdAt: true, savedAt: true, codes: { select: { position: true, usedAt: true } } },
    });
    return {
      account: await tx.member.findFirstOrThrow({
        where: { id: member.id },
        omit: { workspaceId: true, emailKey: true, nameKey: true, passwordHash: true },
      }),
      methods: await tx.credential.findMany({
        ...own,
        select: {
          ...{ id: true, kind: true, name: true, createdAt: true, confirmedAt: true, lastUsedAt: true },
          ...{ suspendedAt: true, distrustedAt: true, aaguid: true, backedUp: true },
        },
      }),
      recoveryCodes: sets,
      sessions: await tx.session.findMany({
        ...own,
        select: {
          ...{ createdAt: true, lastSeenAt: true, expiresAt: true, revokedAt: true, ending: true },
          ...{ stage: true, amr: true, userAgent: true, address: true },
        },
      }),
      resets: await tx.reset.findMany({
        ...own,
        select: { requestedAt: true, issuedAt: true, openedAt: true, endedAt: true, ending: true, identityCheck: true },
      }),
      helpRequests: await tx.helpRequest.findMany({ ...own, select: { createdAt: true, closedAt: true } }),
      invitations: await tx.invitation.findMany({
        ...own,
        select: { createdAt: true, expiresAt: true, acceptedAt: true, withdrawnAt: true },
      }),
      addressChanges: await tx.addressChange.findMany({
        ...own,
        select: { fromEmail: true, toEmail: true, createdAt: true, confirmedAt: true, stoppedAt: true },
      }),
      applications: await tx.applicationUse.findMany({ ...own, select: { applicationId: true, lastAt: true } }),
    };
  });
  const head = { exportedAt: now, workspace: { slug: workspace.slug, name: workspace.name }, ...facts };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "events": [`;
  for (let from = 0n, first = true; ; ) {
    const events = await inWorkspace(workspace.id, async (tx) =>
      showTexts(
        tx,
        await tx.auditEvent.findMany({
          where: { OR: [{ subjectId: member.id }, { actorId: member.id }], sequence: { gt: from } },
          orderBy: { sequence: "asc" },
          take: batch,
          select: { sequence: true, entry: true },
        }),
      ),
    );
    for (const { entry } of events) {
      yield `${first ? "" : ","}\n    ${entry}`;
      first = false;
    }
    const last = events.at(-1);
    if (events.length < batch || !last) break;
    from = last.sequence;
  }
  yield "\n  ]\n}\n";
}
