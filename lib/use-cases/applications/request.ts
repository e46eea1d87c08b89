import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { hashToken } from "@/lib/ground/crypto/token";
import { inWorkspace, type Prisma, type Tx } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { readId } from "@/lib/ground/ids";
import { budget, end, reserve } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { type Assurance, assurances } from "@/lib/rules/applications/assurance";
import {
  type ApplicationRules,
  type AskedProof,
  askedBy,
  judgeProof,
  type Lacking,
  mayUse,
} from "@/lib/rules/applications/demand";
import type { Said } from "@/lib/rules/applications/said";

/** How long a sign-in to an application may take. */
export const requestTime = minutes(30);

/** What a protocol needs to go on once nothing is owed any more. */
export type BegunRequest = {
  applicationId: string;
  /** Builds the path of ours that takes the browser back, from the request's id. */
  resume: (id: string) => string;
  asked: AskedProof;
  data?: Prisma.InputJsonObject;
};

/** A pending sign-in to an application, found by its id and the browser that began it. */
export type PendingRequest = {
  id: string;
  resumePath: string;
  /** What the protocol kept. */
  data: unknown;
  asked: AskedProof;
  createdAt: Date;
  application: ApplicationRules & { id: string; name: string; pausedAt: Date | null };
};

/**
 * Takes a place for a sign-in that is to wait: of the session that it came with, or of the address where no one is signed in. Returns false
 * if too many were begun there.
 */
export async function takePlace(workspaceId: string, standing: FullStanding | null, caller: Caller): Promise<boolean> {
  const whose = standing ? ["session", standing.session.id] : ["address", caller.visitor.address];
  const budgets = [budget(rules.waitingSignIns, workspaceId, ...whose)];
  if (!(await reserve(budgets, caller.now)).ok) return false;
  await end(budgets, "counts", caller.now);
  return true;
}

/** Writes a sign-in down that waits, for the browser that has this token in its cookie. Returns its id, for the address. */
export async function beginRequest(tx: Tx, browser: string, begun: BegunRequest, now: Date): Promise<string> {
  const { workspaceId } = tx;
  const browserHash = hashToken("application-request", browser);
  const id = randomUUID();
  const { applicationId, resume, asked, data = {} } = begun;
  const times = { createdAt: now, expiresAt: after(now, requestTime) };
  await tx.applicationRequest.create({
    data: {
      workspaceId,
      id,
      applicationId,
      browserHash,
      resumePath: resume(id),
      data,
      level: asked.assurance,
      since: asked.since,
      ...times,
    },
  });
  return id;
}

/** Finds a pending request of this browser. Another browser's, one that ran out and one of another workspace are none. */
export async function findRequest(
  workspaceId: string,
  given: unknown,
  browser: string | null,
  now: Date,
): Promise<PendingRequest | null> {
  const id = readId(given);
  if (!id || !browser) return null;
  const browserHash = hashToken("application-request", browser);
  const row = await inWorkspace(workspaceId, (tx) =>
    tx.applicationRequest.findFirst({
      where: { id, browserHash, expiresAt: { gt: now } },
      include: { application: true },
    }),
  );
  if (!row) return null;
  const assurance: Assurance = assurances.find((one) => one === row.level) ?? "phr";
  return { ...row, asked: { assurance, since: row.since } };
}

/** What comes of a request now: on to the application, a proof that is owed, or the page that says that they may not. */
export type RequestVerdict =
  | { verdict: "go"; said: Said }
  | { verdict: "owed"; lacks: Lacking; asked: AskedProof }
  | { verdict: "not-yours" }
  | { verdict: "paused" };

/** Judges a request for a member whose session is full. */
export async function judgeRequest(
  standing: FullStanding,
  request: Pick<PendingRequest, "application" | "asked" | "createdAt">,
): Promise<RequestVerdict> {
  const { application, createdAt } = request;
  const { member, session, workspace } = standing;
  if (application.pausedAt) return { verdict: "paused" };
  if (!mayUse(application, member.role, await isNamed(workspace.id, application, member.id)))
    return { verdict: "not-yours" };
  const asked = askedBy(application, request.asked, createdAt);
  const judged = judgeProof(session, member, asked);
  return judged.met ? { verdict: "go", said: judged.said } : { verdict: "owed", lacks: judged.lacks, asked };
}

async function isNamed(
  workspaceId: string,
  { id, audience }: PendingRequest["application"],
  memberId: string,
): Promise<boolean> {
  if (audience !== "members") return false;
  return inWorkspace(workspaceId, async (tx) => {
    const where = { workspaceId_applicationId_memberId: { workspaceId, applicationId: id, memberId } };
    return (await tx.applicationMember.findUnique({ where })) !== null;
  });
}
