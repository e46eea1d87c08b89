import { randomBytes, randomUUID } from "node:crypto";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours } from "@/lib/ground/durations";
import { issueEmailCode } from "@/lib/methods/email-codes/issue";
import { sealHeads } from "@/lib/records/audit/seal-heads";
import { queueMail } from "@/lib/records/mail/queue";
import { addEveryRowOfApplications } from "./applications";
import { openSession, openWorkspace } from "./people";

/** Opens a workspace with at least one row in every table of a tenant. Returns its id. */
export async function fillEveryTable(now: Date): Promise<string> {
  const { id: workspaceId, owner, slug } = await openWorkspace(now);
  const memberId = owner.id;
  const { session } = await openSession(owner, [{ kind: "password" }], now);
  const row = { workspaceId, memberId, createdAt: now };
  const expiresAt = after(now, hours(1));
  const id = () => randomUUID();
  await inWorkspace(workspaceId, async (tx) => {
    await tx.reset.create({ data: { workspaceId, memberId, id: id(), requestedAt: now, identityCheck: "seen" } });
    await tx.helpRequest.create({ data: { ...row, id: id() } });
    await tx.invitation.create({ data: { ...row, id: id(), tokenHash: randomBytes(32), expiresAt } });
    await tx.passwordReset.create({ data: { ...row, id: id(), tokenHash: randomBytes(32), expiresAt } });
    const addresses = { fromEmail: owner.email, toEmail: "olga@acme.test", stopTokenHash: randomBytes(32) };
    await tx.addressChange.create({ data: { ...row, ...addresses, id: id(), sessionId: session.id, expiresAt } });
    await tx.noticeLink.create({ data: { ...row, id: id(), tokenHash: randomBytes(32) } });
    await tx.workspaceLogo.create({ data: { workspaceId, version: "0".repeat(32), bytes: new Uint8Array([1]) } });
    await tx.spentChallenge.create({ data: { workspaceId, id: id(), expiresAt } });
    const account = { name: "Bo", email: "bo@acme.test", passwordHash: randomBytes(32) };
    const pending = { ...account, workspaceId, createdAt: now, expiresAt };
    await tx.pendingSignUp.create({ data: { ...pending, id: id(), tokenHash: randomBytes(32) } });
    await tx.task.create({ data: { workspaceId, kind: "announce", subject: "1", notBefore: now } });
    await tx.coverageDay.create({ data: { workspaceId, day: now, active: 1, covered: 1, protected: 1 } });
    const selection = { memberIds: [memberId], filter: "all", search: "" };
    const bulk = { workspaceId, id: id(), actorId: memberId, act: "remind", params: {}, createdAt: now };
    await tx.bulkAct.create({ data: { ...bulk, ...selection } });
    await addEveryRowOfApplications(tx, memberId, session.id, now);
    await issueEmailCode(tx, session.id, "enrolment", now);
    const params = { workspace: { name: "Acme", slug }, code: "12345678" };
    await queueMail(tx, { template: "enrolment-code", to: owner.email, params });
  });
  await sealHeads(now);
  return workspaceId;
}
