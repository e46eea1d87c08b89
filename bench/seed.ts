// Fills one database: node --import tsx bench/seed.ts --admin-url=… --people=4000 --members=1000000 --workspaces=10000 --gates=1 --clients=1 --issuers=1000
// People who sign in are added by the product's own code; other members, other workspaces and old audit events by SQL.
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { operatorNamed } from "@/lib/access/caller";
import { hashToken } from "@/lib/ground/crypto/token";
import { asSystem, disconnect, inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { hashPassword, sealPasswordHash } from "@/lib/methods/passwords/hash";
import { sealKey } from "@/lib/methods/totp/key";
import { writeSettings } from "@/lib/rules/policy/document";
import { initialSettings } from "@/lib/rules/policy/settings";
import { ensureIssuerKeys, makeIssuerKeys } from "@/lib/use-cases/applications/issuer-keys";
import { createWorkspace } from "@/lib/use-cases/workspaces/create";
import {
  clientId,
  clientSecret,
  emailOf,
  gateId,
  issuerSlug,
  ownerEmail,
  password,
  redirect,
  slug,
  totpKey,
} from "./people";
import { seedCrowd } from "./seed-crowd";

const { values } = parseArgs({
  options: {
    "admin-url": { type: "string", default: "" },
    people: { type: "string", default: "0" },
    members: { type: "string", default: "0" },
    workspaces: { type: "string", default: "0" },
    gates: { type: "string", default: "0" },
    clients: { type: "string", default: "0" },
    issuers: { type: "string", default: "0" },
  },
});
const people = Number(values.people);
const now = new Date();
const workspaceId = randomUUID();
const phc = await hashPassword(password);

const ownerId = await inWorkspace(workspaceId, async (tx) => {
  const owner = { name: "Olga Owner", email: ownerEmail, passwordPhc: phc };
  const id = await createWorkspace(tx, operatorNamed("bench", now), { slug, name: "Bench", owner });
  // One role has no requirement, and there are days of grace, so that every state of a member occurs.
  const { member, admin, owner: top } = initialSettings.requirement;
  const requirement = { member, admin, owner: top, helpdesk: { level: "encouraged" as const, from: null } };
  const dueAt = { member: now.toISOString(), admin: now.toISOString(), owner: now.toISOString() };
  await tx.policyVersion.updateMany({
    data: { settings: writeSettings({ ...initialSettings, requirement, graceDays: 14 }), dueAt },
  });
  return id;
});
await inWorkspace(workspaceId, (tx) => addApps(tx, [ownerId]));
for (let from = 0; from < people; from += 500) {
  const batch = Array.from({ length: Math.min(500, people - from) }, (_, i) => ({ id: randomUUID(), index: from + i }));
  await inWorkspace(workspaceId, async (tx) => {
    await tx.member.createMany({ data: batch.map(person) });
    await addApps(
      tx,
      batch.map(({ id }) => id),
    );
  });
}
const keys = await makeIssuerKeys();
if (Number(values.gates) > 0) await addApplication({ id: gateId, kind: "gate", address: "http://127.0.0.1:8080/" });
if (Number(values.clients) > 0)
  await addApplication({ id: clientId, kind: "web", address: redirect, redirectAddresses: [redirect] });
await seedCrowd(values["admin-url"], {
  workspaceId,
  members: Math.max(0, Number(values.members) - people - 1),
  workspaces: Number(values.workspaces),
});
for (let index = 0; index < Number(values.issuers); index += 1) {
  const bySlug = Prisma.sql`select id::text from workspace where slug = ${issuerSlug(index)}`;
  const [found] = await asSystem<{ id: string }>(bySlug);
  // The same keys for all: no figure depends on them.
  if (found) await inWorkspace(found.id, (tx) => ensureIssuerKeys(tx, keys, now));
}
await disconnect();

function person({ id, index }: { id: string; index: number }) {
  const email = emailOf(index);
  const name = `User Number${index}`;
  const passwordHash = sealPasswordHash(workspaceId, id, phc);
  const role = "member" as const;
  const names = { name, nameKey: name.toLowerCase(), email, emailKey: email };
  return { workspaceId, id, ...names, role, passwordHash, createdAt: now, joinedAt: now };
}

type Added = { id: string; kind: "gate" | "web"; address: string; redirectAddresses?: string[] };

/** Adds an application, and the secret of one that has a secret. */
async function addApplication(given: Added): Promise<void> {
  await inWorkspace(workspaceId, async (tx) => {
    await ensureIssuerKeys(tx, keys, now);
    const about = { workspaceId, name: "Wiki", claims: ["email", "name", "role"], createdAt: now };
    await tx.application.create({ data: { ...about, ...given } });
    if (given.kind === "web") {
      const hash = hashToken("client-secret", clientSecret);
      const secret = { workspaceId, id: randomUUID(), applicationId: given.id, hash, createdAt: now };
      await tx.applicationSecret.create({ data: secret });
    }
  });
}

/** Gives members a confirmed app and saved codes. */
async function addApps(tx: Tx, members: string[]): Promise<void> {
  const at = { createdAt: now, confirmedAt: now };
  await tx.credential.createMany({
    data: members.map((memberId) => {
      const id = randomUUID();
      const kind = "totp" as const;
      return {
        workspaceId,
        id,
        memberId,
        kind,
        name: "App",
        secret: sealKey({ workspaceId, memberId, id }, totpKey),
        ...at,
      };
    }),
  });
  await tx.recoveryCodeSet.createMany({
    data: members.map((memberId) => {
      const salt = Buffer.alloc(16);
      return { workspaceId, id: randomUUID(), memberId, salt, createdAt: now, savedAt: now };
    }),
  });
}
