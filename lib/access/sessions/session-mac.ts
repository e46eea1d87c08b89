import { mac } from "@/lib/ground/crypto/key-ring";
import type { Evidence, Stage } from "@/lib/rules/sign-in/next-step";

/** What a session's MAC covers: all that a decision reads of its row, but last use, revocation and wrong tries. */
export type Sealed = Evidence & {
  workspaceId: string;
  memberId: string;
  id: string;
  tokenHash: Uint8Array;
  stage: Stage;
  amr: readonly string[];
  createdAt: Date;
  expiresAt: Date;
};

const time = (at: Date | null) => (at ? String(at.getTime()) : "");

/**
 * Authenticates a session's row. Someone who writes the database without the key can neither make a session, nor point one at another
 * member, nor raise its stage, its proofs or its time.
 */
export function macOfSession(session: Sealed): Buffer {
  const { workspaceId, memberId, id, tokenHash, stage, amr, enrolmentGrant, resetId } = session;
  const times = [session.createdAt, session.expiresAt, session.passwordAt, session.secondFactorAt].map(time);
  const token = Buffer.from(tokenHash).toString("hex");
  return mac(
    "session",
    workspaceId,
    memberId,
    id,
    token,
    stage,
    amr.join(" "),
    ...times,
    enrolmentGrant ?? "",
    resetId ?? "",
  );
}
