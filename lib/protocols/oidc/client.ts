import { timingSafeEqual } from "node:crypto";
import type { EngineClient } from "oidc-provider";
import { mac } from "@/lib/ground/crypto/key-ring";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { readId } from "@/lib/ground/ids";
import { isRegistered } from "@/lib/rules/applications/addresses";
import type { ApplicationRules } from "@/lib/rules/applications/demand";
import type { ApplicationRow } from "@/lib/use-cases/applications/change-application";
import { checkSecret } from "@/lib/use-cases/applications/secret";
import { trialAddressOf, trialSecretOf } from "@/lib/use-cases/applications/trial";
import { currentCall } from "./call";

/** What the provider knows of an application beyond the standard's metadata. */
export const ownMetadata = "gatehouse";
export type OwnMetadata = {
  name: string;
  redirects: string[];
  signOuts: string[];
  native: boolean;
  rules: ApplicationRules;
};

type Row = Pick<ApplicationRow, "id" | "kind" | "name" | keyof ApplicationRules | "refreshTokens"> & {
  redirects: string[];
  signOut: string | null;
  backChannel: string | null;
};

/** Reads an application as OpenID metadata (OpenID Connect Registration section 2). One that is paused or behind the gate is no client. */
export async function findClient(id: string): Promise<Record<string, unknown> | undefined> {
  const { workspaceId } = currentCall();
  const known = readId(id);
  if (!known) return undefined;
  const [row] = await asSystem<Row>(Prisma.sql`
    select id, kind::text, name, redirect_addresses as redirects, sign_out_address as "signOut", back_channel_address as "backChannel",
      refresh_tokens as "refreshTokens", audience::text, roles::text[], demand::text, fresh_minutes as "freshMinutes" from application
    where workspace_id = ${workspaceId}::uuid and id = ${known}::uuid and paused_at is null and kind <> 'gate'`);
  if (!row || row.redirects.length === 0) return undefined;
  const { name, redirects, audience, roles, demand, freshMinutes } = row;
  const native = row.kind === "public";
  const signOuts = row.signOut ? [row.signOut] : [];
  const own: OwnMetadata = { name, redirects, signOuts, native, rules: { audience, roles, demand, freshMinutes } };
  return {
    client_id: row.id,
    client_name: name,
    application_type: redirects.every((one) => /^https?:/.test(one)) ? "web" : "native",
    redirect_uris: redirects,
    post_logout_redirect_uris: signOuts,
    response_types: ["code"],
    grant_types: row.refreshTokens ? ["authorization_code", "refresh_token"] : ["authorization_code"],
    token_endpoint_auth_method: native ? "none" : "client_secret_basic",
    // The engine wants one here. The secrets are rows, and `compareSecret` below asks them.
    ...(native ? {} : { client_secret: mac("client-placeholder", workspaceId, row.id).toString("base64url") }),
    ...(row.backChannel?.startsWith("https:")
      ? { backchannel_logout_uri: row.backChannel, backchannel_logout_session_required: true }
      : {}),
    [ownMetadata]: own,
  };
}

/** Compares a client's secret with the one of an admin's trial, and with the live ones of its application. */
export async function compareSecret(this: EngineClient, secret: string): Promise<boolean> {
  const { workspaceId, caller } = currentCall();
  const [given, trial] = [Buffer.from(secret), Buffer.from(trialSecretOf(workspaceId, this.clientId))];
  if (given.length === trial.length && timingSafeEqual(given, trial)) return true;
  return checkSecret(workspaceId, this.clientId, secret, caller);
}

/**
 * Tells whether an address is registered: letter by letter, and by any port on a loopback address of a native app. An admin's trial ends on
 * a page of ours, which reads a code only in the session that began it.
 */
export function allowsRedirect(this: EngineClient, address: string): boolean {
  if (address === trialAddressOf(currentCall().slug, this.clientId)) return true;
  const { redirects, native } = this[ownMetadata];
  return isRegistered(address, redirects, { native });
}

/** The same for where a sign-out leads. */
export function allowsSignOut(this: EngineClient, address: string): boolean {
  const { signOuts, native } = this[ownMetadata];
  return isRegistered(address, signOuts, { native });
}

/** Tells whether scripts of an origin may read what a client is given: public clients, from where they are registered. */
export function allowsOrigin(_context: unknown, origin: string, client: EngineClient): boolean {
  const { redirects, native } = client[ownMetadata];
  return native && redirects.some((one) => /^https?:/.test(one) && new URL(one).origin === origin);
}

/** Notes why a sign-in to an application failed before anyone was known, at most once a minute. */
export async function noteFailure(id: string, cause: string, detail: string | null): Promise<void> {
  const { workspaceId, caller } = currentCall();
  const before = new Date(caller.now.getTime() - 60_000);
  await inWorkspace(workspaceId, (tx) =>
    tx.application.updateMany({
      where: { id, OR: [{ lastFailedAt: null }, { lastFailedAt: { lt: before } }, { lastFailure: { not: cause } }] },
      data: { lastFailedAt: caller.now, lastFailure: cause, failureDetail: detail?.slice(0, 300) ?? null },
    }),
  );
}
