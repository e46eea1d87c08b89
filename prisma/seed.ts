import { randomInt, randomUUID } from "node:crypto";
import { strangerFrom } from "@/lib/access/caller";
import { mac } from "@/lib/ground/crypto/key-ring";
import { inWorkspace, type Prisma, type Tx } from "@/lib/ground/db";
import { after, days, hours } from "@/lib/ground/durations";
import { emailKeyOf, nameKeyOf } from "@/lib/ground/email-key";
import { env } from "@/lib/ground/env";
import { routes } from "@/lib/ground/routes";
import { hashPassword, sealPasswordHash } from "@/lib/methods/passwords/hash";
import { prepareRecoveryCodes, storeRecoveryCodes } from "@/lib/methods/recovery-codes/issue";
import { sealKey } from "@/lib/methods/totp/key";
import type { Actor } from "@/lib/records/audit/record";
import { recordMany } from "@/lib/records/audit/record-many";
import { commitText } from "@/lib/records/audit/texts";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { endOfDay } from "@/lib/rules/policy/assess";
import { changesOf } from "@/lib/rules/policy/changes";
import { writeSettings } from "@/lib/rules/policy/document";
import { initialSettings } from "@/lib/rules/policy/settings";
import { createWorkspace } from "@/lib/use-cases/workspaces/create";
import { addDemoCoverage } from "./demo-coverage";
import { type DemoPerson, demoPeople } from "./demo-people";

const slug = "demo";
const graceDays = 14;
const password = "quiet-harbour-lamp-42";
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The demo's authenticator keys: the same at every start of one installation, of no use to another. */
const keyOf = (email: string) => Array.from(mac("demo-key", email), (byte) => alphabet[byte % 32]).join("");

/**
 * Fills the workspace `demo` with people in every state, once, and returns how to sign in. Only on the embedded database: the
 * demo's passwords are printed.
 */
export async function seedDemo(): Promise<string> {
  if (!env().embedded) throw new Error("The demo runs on the embedded database only: unset DATABASE_URL.");
  const now = new Date();
  if (!(await findWorkspace(slug, now))) await fill(now);
  const lines = demoPeople
    .filter(({ shown }) => shown)
    .map(({ email, role, standing }) => {
      const second =
        standing === "protected" || standing === "fragile" ? `  set-up key ${keyOf(email)}` : "  no second factor yet";
      return `  ${role.padEnd(9)} ${email.padEnd(24)}${second}`;
    });
  const address = new URL(routes.signIn(slug), env().appUrl).href;
  const hint = "Add a set-up key to an authenticator app, or run: oathtool --totp -b KEY";
  return [`Demo: ${address}`, `  password of everybody: ${password}`, ...lines, `  ${hint}`].join("\n");
}

async function fill(now: Date): Promise<void> {
  const workspaceId = randomUUID();
  const passwordPhc = await hashPassword(password);
  const codes = await prepareRecoveryCodes(10);
  const [first, ...rest] = demoPeople;
  if (!first) return;
  const owner = await inWorkspace(workspaceId, async (tx) => {
    const visitor = { address: "127.0.0.1", userAgent: "" };
    const began = after(now, -days(90));
    const input = { slug, name: "Demo & Daughters", owner: { name: first.name, email: first.email, passwordPhc } };
    const ownerId = await createWorkspace(tx, strangerFrom(visitor, began), input);
    const credentials = await equip(tx, ownerId, first, codes, now);
    const owner = { kind: "member", id: ownerId, role: "owner" } as const;
    await publishGrace(tx, owner, began);
    await recordMany(tx, entriesOf(owner, ownerId, credentials, now));
    return owner;
  });
  await inWorkspace(workspaceId, (tx) => addDemoCoverage(tx, demoPeople.length - 3, now));
  for (const person of rest) {
    await inWorkspace(workspaceId, async (tx) => {
      const { id, joinedAt, createdAt: at, role, email, deactivatedAt } = await addMember(tx, person, passwordPhc, now);
      const credentials = await equip(tx, id, person, codes, now);
      const actor = { kind: "member", id, role } as const;
      await recordMany(tx, [
        {
          at,
          action: "member.invited",
          actor: owner,
          subject: id,
          data: { email: await commitText(tx, id, email), role },
        },
        ...(joinedAt
          ? [
              {
                at: joinedAt,
                action: "member.joined" as const,
                actor,
                subject: id,
                data: { by: "invitation" as const },
              },
            ]
          : []),
        ...entriesOf(actor, id, credentials, now),
        ...(deactivatedAt
          ? [{ at: now, action: "member.deactivated" as const, actor: owner, subject: id, data: { sessions: 0 } }]
          : []),
      ]);
    });
  }
}

/** Publishes the demo's second policy, with days of grace for new members. */
async function publishGrace(tx: Tx, actor: Actor & { kind: "member" }, at: Date): Promise<void> {
  const settings = { ...initialSettings, graceDays };
  const { settings: _, ...first } = await tx.policyVersion.findFirstOrThrow({ where: { version: 1 } });
  const dueAt = first.dueAt as Prisma.InputJsonObject;
  await tx.policyVersion.create({ data: { ...first, dueAt, version: 2, settings: writeSettings(settings) } });
  const data = { version: 2, effectiveAt: at.toISOString(), changes: changesOf(initialSettings, settings) };
  await recordMany(tx, [{ at, action: "policy.published", actor, data }]);
}

const entriesOf = (actor: Actor, subject: string, credentials: string[], at: Date) =>
  credentials.map((credential) => ({
    ...{ at, action: "credential.added" as const, actor, subject, data: { method: "totp" as const, credential } },
  }));

async function addMember(tx: Tx, person: DemoPerson, passwordPhc: string, now: Date) {
  const { workspaceId } = tx;
  const id = randomUUID();
  const invited = person.standing === "invited";
  const joined = after(now, -days(person.standing === "in-grace" ? 3 : graceDays + randomInt(60)));
  return tx.member.create({
    data: {
      workspaceId,
      id,
      email: person.email,
      emailKey: emailKeyOf(person.email),
      name: person.name,
      nameKey: nameKeyOf(person.name),
      role: person.role,
      createdAt: joined,
      passwordHash: invited ? null : sealPasswordHash(workspaceId, id, passwordPhc),
      joinedAt: invited ? null : joined,
      deactivatedAt: person.standing === "deactivated" ? now : null,
      graceUntil: person.standing === "in-grace" ? endOfDay(after(joined, days(graceDays))) : null,
      exemptUntil: person.standing === "exempt" ? endOfDay(after(now, days(12))) : null,
      exemptReason: person.standing === "exempt" ? "Waiting for a security key" : null,
      lastSignInAt: invited ? null : after(now, -hours(randomInt(240))),
      lastSignInAmr: person.standing === "protected" || person.standing === "fragile" ? ["pwd", "otp", "mfa"] : ["pwd"],
    },
  });
}

/** Gives a person an app and codes, where they have them. Returns the app's id in a list. */
async function equip(
  tx: Tx,
  memberId: string,
  { email, standing }: DemoPerson,
  codes: Awaited<ReturnType<typeof prepareRecoveryCodes>>,
  now: Date,
): Promise<string[]> {
  if (standing !== "protected" && standing !== "fragile") return [];
  const id = randomUUID();
  await tx.credential.create({
    data: {
      workspaceId: tx.workspaceId,
      id,
      memberId,
      kind: "totp",
      secret: sealKey({ workspaceId: tx.workspaceId, memberId, id }, keyOf(email)),
      createdAt: now,
      confirmedAt: now,
    },
  });
  await storeRecoveryCodes(tx, memberId, codes, now);
  const where = { memberId, savedAt: null };
  const { id: setId } = await tx.recoveryCodeSet.findFirstOrThrow({ where });
  await tx.recoveryCodeSet.updateMany({ where, data: { savedAt: now } });
  if (standing === "fragile") {
    await tx.recoveryCode.updateMany({ where: { setId, position: { gt: 2 } }, data: { usedAt: now } });
  }
  return [id];
}
