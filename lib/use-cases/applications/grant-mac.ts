import { mac } from "@/lib/ground/crypto/key-ring";

/** What a grant's MAC covers: whose it is, of which session, and what was said. */
export type SealedGrant = {
  workspaceId: string;
  id: string;
  applicationId: string;
  memberId: string;
  sessionId: string;
  tokenHash: Uint8Array | null;
  acr: string;
  amr: readonly string[];
  authTime: Date;
};

/** Authenticates a grant's row: someone who writes the database without the key cannot point it at another session or member. */
export function macOfGrant(grant: SealedGrant): Buffer<ArrayBuffer> {
  const token = grant.tokenHash ? Buffer.from(grant.tokenHash).toString("hex") : "";
  const { workspaceId, id, applicationId, memberId, sessionId, acr, amr, authTime } = grant;
  return Buffer.from(
    mac(
      "grant",
      workspaceId,
      id,
      applicationId,
      memberId,
      sessionId,
      token,
      acr,
      amr.join(" "),
      String(authTime.getTime()),
    ),
  );
}
