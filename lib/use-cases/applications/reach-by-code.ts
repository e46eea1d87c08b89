import { randomBytes } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { openGrant } from "./grant";
import { recordRefused } from "./record-refused";
import { beginRequest, judgeRequest, type PendingRequest, takePlace } from "./request";

const anything = { assurance: "sfa", since: null } as const;

/** Someone on their way to an application that has no protocol of its own. */
export type Arrival = {
  workspaceId: string;
  applicationId: string;
  /** What the code is bound to. */
  state: string;
  /** The token of the browser's cookie, which a request is bound to. */
  browser: string;
  /** The request that waited, once nothing is owed any more. */
  pending: PendingRequest | null;
  /** Builds the path that comes here again. */
  resume: (request: string) => string;
  caller: Caller;
};

/**
 * The token of a grant until its code is exchanged for one. Both halves are needed: the code, and the state that the browser began with.
 * It can't be taken for a cookie's token, which has no such sign.
 */
export const codeToken = (code: string, state: string) => `code:${code}:${state}`;

/**
 * Gives a member who meets the demand a code, once for a request. For anyone else it writes the request down, or leaves it waiting, and
 * returns its id, unless too many wait. Null: there is no such application.
 */
export async function reachByCode(
  standing: FullStanding | null,
  { workspaceId, applicationId, state, browser, pending, resume, caller }: Arrival,
): Promise<{ code: string } | { waits: string } | { tooMany: true } | null> {
  const { now } = caller;
  const application =
    pending?.application ??
    (await inWorkspace(workspaceId, (tx) => tx.application.findFirst({ where: { id: applicationId } })));
  if (!application) return null;
  const request = { application, asked: anything, createdAt: pending?.createdAt ?? now };
  const judged = standing && (await judgeRequest(standing, request));
  if (standing && judged?.verdict === "go") {
    const code = randomBytes(32).toString("base64url");
    return inWorkspace(workspaceId, async (tx) => {
      const isSpent = pending && (await tx.applicationRequest.deleteMany({ where: { id: pending.id } })).count === 0;
      if (isSpent) return { waits: pending.id };
      await openGrant(tx, standing, application, judged.said, codeToken(code, state));
      return { code };
    });
  }
  if (pending) return { waits: pending.id };
  if (!(await takePlace(workspaceId, standing, caller))) return { tooMany: true };
  return inWorkspace(workspaceId, async (tx) => {
    if (standing && judged?.verdict === "not-yours") {
      await recordRefused(tx, standing, application, judged.verdict);
    }
    return { waits: await beginRequest(tx, browser, { applicationId, resume, asked: anything, data: { state } }, now) };
  });
}
