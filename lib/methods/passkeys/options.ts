import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { type CeremonyPurpose, ceremonyTime, issueChallenge } from "./challenge";
import { algorithms } from "./check-registration";
import { relyingParty } from "./relying-party";
import { makeUserHandle } from "./user-handle";

/** What a browser gets for a ceremony, as JSON. */
export type RegistrationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;
export type AssertionOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;

const inUse = { kind: "passkey", confirmedAt: { not: null }, suspendedAt: null } as const;

type Descriptor = { webauthnId: Uint8Array | null; transports: string[] };
const describe = (rows: Descriptor[]) =>
  rows.flatMap(({ webauthnId, transports }) =>
    webauthnId ? [{ id: Buffer.from(webauthnId).toString("base64url"), transports }] : [],
  );

/**
 * Returns the options for registering a passkey or security key: discoverable and with user verification if it can, and any
 * key that signs if it can't. They exclude passkeys that the member has already, so that the browser says so. The account's
 * name includes the workspace, so that two workspaces' passkeys differ in the system's list.
 */
export async function registrationOptions(standing: Standing): Promise<RegistrationOptions> {
  const { workspace, member, session, now } = standing;
  const rp = relyingParty();
  const ceremony = { workspaceId: workspace.id, holderId: session.id, purpose: "register" } as const;
  const mine = await inWorkspace(workspace.id, (tx) =>
    tx.credential.findMany({
      where: { memberId: member.id, ...inUse },
      select: { webauthnId: true, transports: true },
    }),
  );
  return generateRegistrationOptions({
    rpName: "Gatehouse",
    rpID: rp.id,
    userName: `${member.email} (${workspace.name})`,
    userDisplayName: member.name,
    userID: new Uint8Array(makeUserHandle({ workspaceId: workspace.id, memberId: member.id })),
    challenge: new Uint8Array(issueChallenge(ceremony, now)),
    timeout: ceremonyTime,
    attestationType: "none",
    excludeCredentials: describe(mine),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
    supportedAlgorithmIDs: algorithms,
  });
}

/** Returns the options for proving one of the member's passkeys, or the one just registered (`pendingId`). */
export async function assertionOptions(
  standing: Standing,
  purpose: Exclude<CeremonyPurpose, "register" | "sign-in">,
  pendingId?: string,
): Promise<AssertionOptions> {
  const { workspace, member, session, now } = standing;
  const challenge = issueChallenge({ workspaceId: workspace.id, holderId: session.id, purpose }, now);
  const allowed = await inWorkspace(workspace.id, (tx) =>
    tx.credential.findMany({
      where: { memberId: member.id, ...(pendingId ? { id: pendingId, confirmedAt: null } : inUse) },
      select: { webauthnId: true, transports: true },
    }),
  );
  return requestOptions(challenge, describe(allowed), "preferred");
}

/**
 * Returns the options for signing in with a passkey alone. They are the same for everyone, whether or not there are any
 * passkeys.
 */
export async function signInOptions(workspaceId: string, holderId: string, now: Date): Promise<AssertionOptions> {
  return requestOptions(issueChallenge({ workspaceId, holderId, purpose: "sign-in" }, now), [], "required");
}

function requestOptions(
  challenge: Buffer,
  allowCredentials: { id: string; transports: string[] }[],
  userVerification: "required" | "preferred",
) {
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: new Uint8Array(challenge),
    timeout: ceremonyTime,
    allowCredentials,
    userVerification,
  });
}
