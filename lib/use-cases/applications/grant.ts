import { randomUUID, timingSafeEqual } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import { reviveDates } from "@/lib/access/sessions/facts";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { judge } from "@/lib/access/sessions/judge";
import { type FoundStanding, standOn } from "@/lib/access/sessions/standing";
import { hashToken, makeToken } from "@/lib/ground/crypto/token";
import { asSystem, inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { after, seconds } from "@/lib/ground/durations";
import { log } from "@/lib/ground/log";
import { entryOf, entryText } from "@/lib/records/audit/record";
import { acrOf } from "@/lib/rules/applications/assurance";
import { type ApplicationRules, mayUse } from "@/lib/rules/applications/demand";
import type { Said } from "@/lib/rules/applications/said";
import { macOfGrant } from "./grant-mac";

/** An application as a grant knows it. */
export type GrantedApplication = ApplicationRules & {
  id: string;
  kind: "web" | "public" | "gate";
  name: string;
  address: string;
  claims: string[];
  /** Whether it names the member. */
  named: boolean;
};

type GrantRow = {
  id: string;
  applicationId: string;
  memberId: string;
  sessionId: string;
  /** Of its code or its token. Null where the protocol keeps tokens of its own. */
  tokenHash: Buffer<ArrayBuffer> | null;
  acr: string;
  amr: string[];
  authTime: Date;
  createdAt: Date;
  lastUsedAt: Date;
};

/** A grant whose session is live and full at this very request. */
export type LiveGrant = { standing: FullStanding; application: GrantedApplication; grant: GrantRow };

/** What the database's grant_standing() returns, as it comes from JSON. */
export type FoundGrant = {
  standing: FoundStanding | null;
  sessionToken: string;
  application: GrantedApplication;
  grant: Omit<GrantRow, "tokenHash"> & { tokenHash: string | null; mac: string };
} | null;

/** A grant as grant_write() takes it, with the event that says so. */
function write(standing: FullStanding, { id, name }: Granted, said: Said, token: string | null) {
  const { member, session, now, workspace } = standing;
  const tokenHash = token === null ? null : hashToken("gate", token);
  const grant = {
    workspaceId: workspace.id,
    id: randomUUID(),
    applicationId: id,
    memberId: member.id,
    sessionId: session.id,
    tokenHash,
    acr: acrOf(said.assurance),
    amr: said.amr,
    authTime: said.authTime,
  };
  const row = {
    workspace_id: grant.workspaceId,
    id: grant.id,
    application_id: id,
    member_id: member.id,
    session_id: session.id,
    token_hash: tokenHash && hex(tokenHash),
    mac: hex(macOfGrant(grant)),
    acr: grant.acr,
    amr: said.amr,
    auth_time: said.authTime,
    data: {},
    created_at: now,
    last_used_at: now,
  };
  const data = { application: id, name, acr: said.assurance, amr: said.amr };
  const entry = entryOf(standing, "application.reached", { subject: member.id, data });
  const event = { action: entry.action, entry: entryText(entry) };
  return { id: grant.id, values: Prisma.sql`${JSON.stringify(row)}::jsonb, ${JSON.stringify(event)}::jsonb` };
}

type Granted = { id: string; name: string };
const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString("hex")}`;

/**
 * Gives an application a grant of this session, in the transaction of what it is given for: writes the audit event and the use.
 * `token` is the gate's. Returns the grant's id.
 */
export async function openGrant(
  tx: Tx,
  standing: FullStanding,
  application: Granted,
  said: Said,
  token: string | null = null,
): Promise<string> {
  const { id, values } = write(standing, application, said, token);
  await tx.$queryRaw(Prisma.sql`select grant_write(${values})::text`);
  return id;
}

/**
 * Gives a grant in one statement, in which the request that waited for it is spent. Of two requests at once, one gets it. Returns null if
 * it was not this one.
 */
export async function openGrantOf(
  standing: FullStanding,
  request: { id: string } | null,
  application: Granted,
  said: Said,
): Promise<string | null> {
  const { id, values } = write(standing, application, said, null);
  const [row] = await asSystem<{ done: boolean }>(
    Prisma.sql`select grant_open(${standing.workspace.id}::uuid, ${request?.id ?? null}::uuid, ${values}) as done`,
  );
  return row?.done ? id : null;
}

/** Reads a grant of this workspace, in its transaction. Null: it is over, or its session is, or its member may not use the application. */
export async function readGrant(tx: Tx, id: string, caller: Caller): Promise<LiveGrant | null> {
  const [row] = await tx.$queryRaw<{ found: FoundGrant }[]>(Prisma.sql`
    select grant_standing(g, ${caller.now}) as found from application_grant g
    where workspace_id = ${tx.workspaceId}::uuid and id = ${id}::uuid`);
  return judgeGrant(row?.found ?? null, caller);
}

/** Judges a grant that was read: its row, its session, and who may use the application, by the facts of this very moment. */
export async function judgeGrant(found: FoundGrant, caller: Caller): Promise<LiveGrant | null> {
  const live = await standOnGrant(found, caller);
  return live && mayUse(live.application, live.standing.member.role, live.application.named) ? live : null;
}

/** Says where the session of a grant stands that was read. Whether its member may use the application is still to be asked. */
export async function standOnGrant(found: FoundGrant, caller: Caller): Promise<LiveGrant | null> {
  if (!found?.standing) return null;
  const { standing } = await standOn(found.standing, Buffer.from(found.sessionToken, "base64"), caller);
  const judged = judge(standing);
  if (!judged.ok) return null;
  const { tokenHash, mac, ...row } = found.grant;
  const hash = tokenHash ? Buffer.from(tokenHash, "base64") : null;
  const grant = reviveDates({ ...row, tokenHash: hash, authTime: new Date(row.authTime) });
  if (!isSame(Buffer.from(mac, "base64"), macOfGrant({ ...grant, workspaceId: judged.scope.workspace.id }))) {
    log().error(
      { grant: grant.id, application: grant.applicationId },
      "a grant's row does not carry its MAC, and is refused",
    );
    return null;
  }
  return { standing: judged.scope, application: found.application, grant };
}

const isSame = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other);

/** How long the code of a grant may wait for its exchange. */
const codeTime = seconds(60);

/**
 * Gives a young grant a token in place of its code. Of two requests with one code, one gets it. What the application held of this session
 * before ends, but for codes that still wait in other tabs.
 */
export async function exchangeCode({ standing, grant }: LiveGrant): Promise<string | null> {
  const { workspace, now } = standing;
  const born = after(now, -codeTime);
  if (grant.createdAt < born) return null;
  const { token, hash: tokenHash } = makeToken("gate");
  const { id, applicationId, sessionId } = grant;
  return inWorkspace(workspace.id, async (tx) => {
    const mac = macOfGrant({ ...grant, workspaceId: workspace.id, tokenHash });
    const where = { id, tokenHash: grant.tokenHash, endedAt: null };
    if ((await tx.applicationGrant.updateMany({ where, data: { tokenHash, mac } })).count === 0) return null;
    const older = { applicationId, sessionId, endedAt: null, createdAt: { lt: born } };
    const ended = await tx.applicationGrant.findMany({ where: older, select: { id: true } });
    await endGrants(
      tx,
      ended.map((one) => one.id),
      now,
    );
    return token;
  });
}

/** Ends grants now, as if their session had ended: what they hold is dropped, and applications with a back-channel address are told. */
export async function endGrants(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.$queryRaw(Prisma.sql`select grants_end(${tx.workspaceId}::uuid, ${[...ids]}::uuid[], ${now})::text`);
}
