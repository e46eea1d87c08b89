import { randomBytes, randomUUID } from "node:crypto";
import type { Tx } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { addApplication, type NewApplication } from "@/lib/use-cases/applications/add";
import type { Person } from "./people";
import { scopeOf } from "./scope";

/** An application that a test added. */
export type AddedApplication = { id: string; secret: string; redirect: string };

/** Adds an application as an owner does. */
export async function openApplication(
  owner: Person,
  now: Date,
  changed: Partial<NewApplication> = {},
): Promise<AddedApplication> {
  const given = { name: "Wiki", kind: "web", address: "https://wiki.acme.test/callback", ...changed } as const;
  const added = await addApplication(await scopeOf(owner, "applications:manage", now), given);
  if (!added.ok) throw new Error(added.reason);
  return { id: added.id, secret: added.secret ?? "", redirect: given.address };
}

/** Adds a row to each table that applications have. */
export async function addEveryRowOfApplications(tx: Tx, memberId: string, sessionId: string, now: Date): Promise<void> {
  const { workspaceId } = tx;
  const applicationId = randomUUID();
  const expiresAt = after(now, minutes(5));
  const hash = () => randomBytes(32);
  const own = { workspaceId, applicationId };
  const named = { name: "Wiki", kind: "web" as const, address: "https://wiki.acme.test/", createdAt: now };
  await tx.application.create({ data: { workspaceId, id: applicationId, ...named } });
  await tx.applicationSecret.create({ data: { ...own, id: randomUUID(), hash: hash(), createdAt: now } });
  await tx.applicationMember.create({ data: { ...own, memberId } });
  await tx.applicationUse.create({ data: { ...own, memberId, lastAt: now } });
  await tx.applicationDay.create({ data: { ...own, day: now, reached: 1 } });
  const request = { browserHash: hash(), resumePath: "/", level: "sfa", createdAt: now, expiresAt };
  await tx.applicationRequest.create({ data: { ...own, id: randomUUID(), ...request } });
  const grantId = randomUUID();
  const said = { acr: "phr", authTime: now, createdAt: now, lastUsedAt: now };
  await tx.applicationGrant.create({ data: { ...own, id: grantId, memberId, sessionId, mac: hash(), ...said } });
  const kept = { model: "AccessToken", handleHash: hash(), grantId, payload: {}, mac: hash(), expiresAt };
  await tx.oidcRecord.create({ data: { workspaceId, id: randomUUID(), ...kept } });
  const key = { algorithm: "ES256", publicKey: {}, privateKey: hash(), publishedAt: now, signsFrom: now };
  await tx.issuerKey.create({ data: { workspaceId, id: randomUUID(), ...key } });
}
