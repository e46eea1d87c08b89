import { randomUUID, timingSafeEqual } from "node:crypto";
import { errors } from "oidc-provider";
import { mac } from "@/lib/ground/crypto/key-ring";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after, seconds } from "@/lib/ground/durations";
import { log } from "@/lib/ground/log";
import { endGrants, type FoundGrant, judgeGrant } from "@/lib/use-cases/applications/grant";
import { currentCall } from "./call";

type Payload = Record<string, unknown>;
type Row = {
  grant_id: string | null;
  payload: { text: string };
  mac: Buffer;
  spent_at: Date | null;
  found: FoundGrant;
};

const handleOf = (workspaceId: string, model: string, handle: string) =>
  Buffer.from(mac("oidc-handle", workspaceId, model, handle));
const macOf = (workspaceId: string, model: string, handle: Buffer, grantId: string | null, text: string) =>
  mac("oidc-record", workspaceId, model, handle.toString("hex"), grantId ?? "", text);
const hex = (bytes: Buffer) => `\\x${bytes.toString("hex")}`;

/** Keeps a code or a token under the HMAC of its handle. The handle itself is not stored. */
export async function saveRecord(model: string, handle: string, payload: Payload, lifetime: number): Promise<void> {
  const { workspaceId, caller } = currentCall();
  const { jti: _handle, ...kept } = payload;
  const grantId = typeof payload.grantId === "string" ? payload.grantId : null;
  const text = JSON.stringify(kept);
  const hash = handleOf(workspaceId, model, handle);
  const record = {
    workspace_id: workspaceId,
    id: randomUUID(),
    model,
    handle_hash: hex(hash),
    grant_id: grantId,
    payload: { text },
    mac: hex(macOf(workspaceId, model, hash, grantId, text)),
    expires_at: after(caller.now, seconds(lifetime)),
  };
  await asSystem(Prisma.sql`select oidc_record_save(${workspaceId}::uuid, ${JSON.stringify(record)}::jsonb)::text`);
}

/**
 * Finds a code or a token by its handle. One of another workspace or kind, one that someone else wrote, and one whose grant or session
 * is over are none.
 */
export async function findRecord(model: string, handle: string): Promise<Payload | undefined> {
  const { workspaceId, caller, grants } = currentCall();
  const hash = handleOf(workspaceId, model, handle);
  const [row] = await asSystem<Row>(
    Prisma.sql`select * from oidc_record_find(${workspaceId}::uuid, ${hash}, ${caller.now})`,
  );
  if (!row) return undefined;
  const { text } = row.payload;
  const expected = macOf(workspaceId, model, hash, row.grant_id, text);
  if (row.mac.length !== expected.length || !timingSafeEqual(row.mac, expected)) {
    log().error({ workspaceId, model }, "a record of the provider does not carry its MAC, and is refused");
    return undefined;
  }
  if (row.grant_id !== null) {
    const live = await judgeGrant(row.found, caller);
    if (!live) return undefined;
    grants.set(row.grant_id, live);
  }
  const spent = row.spent_at ? { consumed: Math.floor(row.spent_at.getTime() / 1000) } : {};
  return { ...JSON.parse(text), jti: handle, ...spent };
}

/** Spends a code or a refresh token. Of two requests at once, one wins; the other is refused, and its grant ends as in any replay. */
export async function spendRecord(model: string, handle: string): Promise<void> {
  const { workspaceId, caller, grants } = currentCall();
  const hash = handleOf(workspaceId, model, handle);
  const [row] = await asSystem<{ done: boolean }>(
    Prisma.sql`select oidc_record_spend(${workspaceId}::uuid, ${hash}, ${caller.now}) as done`,
  );
  if (row?.done) return;
  for (const id of grants.keys()) await endGrant(id);
  throw new errors.InvalidGrant("it was used already");
}

/** Drops one token, as its client asks. */
export async function dropRecord(model: string, handle: string): Promise<void> {
  const { workspaceId } = currentCall();
  const handleHash = handleOf(workspaceId, model, handle);
  await inWorkspace(workspaceId, (tx) => tx.oidcRecord.deleteMany({ where: { handleHash } }));
}

/** Ends a grant and all that hangs on it. */
export async function endGrant(id: string): Promise<void> {
  const { workspaceId, caller } = currentCall();
  await inWorkspace(workspaceId, (tx) => endGrants(tx, [id], caller.now));
}
