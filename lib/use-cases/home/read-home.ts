import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { namedBy } from "@/lib/methods/passkeys/providers";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { type Device, deviceOf } from "@/lib/rules/sign-in/device";
import { listOwnApplications } from "@/lib/use-cases/applications/list-own";
import { readOpenHelp } from "@/lib/use-cases/resets/help-contacts";

/** A sign-in of a member's own, as their home shows it. */
export type RecentSignIn = {
  id: string;
  at: Date;
  device: Device;
  /** Truncated. */
  address: string;
  amr: string[];
  /** This very session. */
  current: boolean;
  /** The password was right, and the second factor was never given. */
  unfinished: boolean;
};

const shownSignIns = 5;
const shownUnfinished = 3;

/**
 * Reads what a member's home shows: their methods, who signed in to their account, the applications they may use and the people who can
 * help them. In one transaction, by statements whose cost does not grow with the workspace.
 */
export function readHome({ workspace, member, session, now }: FullStanding) {
  return inWorkspace(workspace.id, async (tx) => ({
    methods: await readMethodNames(tx, member),
    signIns: (await readSignIns(tx, member.id, now)).map(
      ({ userAgent, ...row }): RecentSignIn => ({
        ...row,
        device: deviceOf(userAgent),
        current: row.id === session.id,
      }),
    ),
    applications: await listOwnApplications(tx, member),
    contacts: await readOpenHelp(tx, member),
  }));
}

async function readMethodNames(
  tx: Tx,
  { id, preferredCredentialId }: Pick<FullStanding["member"], "id" | "preferredCredentialId">,
): Promise<CredentialName[]> {
  const rows = await tx.credential.findMany({
    where: { memberId: id, confirmedAt: { not: null }, suspendedAt: null },
    omit: { secret: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const preferred = (row: { id: string }) => Number(row.id === preferredCredentialId);
  return rows.sort((one, other) => preferred(other) - preferred(one)).map(namedBy);
}

type SignInRow = Omit<RecentSignIn, "device" | "current"> & { userAgent: string };

/**
 * Reads the latest sign-ins, newest first, and with them the latest ones that stopped at the second factor: too many of those hide none of
 * the others. Both are ranges of the index of a member's sessions, and a member's unfinished sessions are bounded.
 */
function readSignIns(tx: Tx, memberId: string, now: Date): Promise<SignInRow[]> {
  const mine = Prisma.sql`workspace_id = ${tx.workspaceId}::uuid and member_id = ${memberId}::uuid`;
  const columns = Prisma.sql`id::text as id, created_at as at, user_agent as "userAgent", address, amr`;
  return tx.$queryRaw<SignInRow[]>(Prisma.sql`
    select * from (
      (select ${columns}, false as unfinished
        from session where ${mine} and stage = 'full' order by created_at desc limit ${shownSignIns})
      union all
      (select ${columns}, true as unfinished
        from session where ${mine} and stage = 'challenge' and (revoked_at is not null or expires_at <= ${now})
        order by created_at desc limit ${shownUnfinished})) latest
    order by at desc, id limit ${shownSignIns + shownUnfinished}`);
}
