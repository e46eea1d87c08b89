import { inWorkspace } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { type Device, deviceOf } from "@/lib/rules/sign-in/device";
import { idleTime, wholeTime } from "@/lib/rules/sign-in/lifetimes";
import type { Stage } from "@/lib/rules/sign-in/next-step";
import type { FullStanding } from "./judge";

/** A live session as its owner sees it. */
export type OwnSession = {
  id: string;
  /** In words: "Chrome on Linux". */
  device: Device;
  /** Truncated. */
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
  stage: Stage;
  amr: string[];
  current: boolean;
};

/** Lists the member's live sessions: this one first, then by when they were last seen, newest first. */
export async function listSessions({ workspace, member, session, now }: FullStanding): Promise<OwnSession[]> {
  const rows = await inWorkspace(workspace.id, (tx) =>
    tx.session.findMany({
      where: {
        memberId: member.id,
        revokedAt: null,
        expiresAt: { gt: now },
        createdAt: { gt: after(now, -wholeTime(member.role)) },
        lastSeenAt: { gt: after(now, -idleTime(member.role)) },
      },
      orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    }),
  );
  return rows
    .map((row) => ({
      id: row.id,
      device: deviceOf(row.userAgent),
      address: row.address,
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      stage: row.stage,
      amr: row.amr,
      current: row.id === session.id,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}
