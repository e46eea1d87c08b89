import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import type { Scope } from "@/lib/access/sessions/judge";
import { hashToken, makeToken } from "@/lib/ground/crypto/token";
import { asSystem, Prisma, type Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { budget, rulesOf } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { changeApplication } from "./change-application";

/** Secrets of one application that live at once: the one in use, and the next one during a change. */
export const secretsAtOnce = 2;

/** Makes a secret, and returns it this once. */
export async function makeSecret(tx: Tx, applicationId: string, now: Date): Promise<{ id: string; secret: string }> {
  const { token, hash } = makeToken("client-secret");
  const id = randomUUID();
  await tx.applicationSecret.create({ data: { workspaceId: tx.workspaceId, id, applicationId, hash, createdAt: now } });
  return { id, secret: token };
}

/** Gives an application a second secret, so that it can be changed without a moment in which none works. */
export async function addSecret(scope: Scope<"applications:manage">, applicationId: string) {
  return changeApplication(scope, applicationId, async (tx, application) => {
    if (application.kind !== "web") return { ok: false, reason: "no-secrets" } as const;
    if ((await tx.applicationSecret.count({ where: { applicationId } })) >= secretsAtOnce)
      return { ok: false, reason: "two-secrets" } as const;
    const { id, secret } = await makeSecret(tx, applicationId, scope.now);
    const data = { application: applicationId, name: application.name, secret: id };
    await record(tx, scope, "application.secret_added", { data });
    return { ok: true, secret } as const;
  });
}

/** Removes a secret. The last one stays: an application without one is paused or deleted. */
export async function removeSecret(scope: Scope<"applications:manage">, applicationId: string, id: string) {
  return changeApplication(scope, applicationId, async (tx, application) => {
    const left = await tx.applicationSecret.count({ where: { applicationId, id: { not: id } } });
    if (left === 0) return { ok: false, reason: "last-secret" } as const;
    const { count } = await tx.applicationSecret.deleteMany({ where: { applicationId, id } });
    if (count === 0) return { ok: false, reason: "not-found" } as const;
    const data = { application: applicationId, name: application.name, secret: id };
    await record(tx, scope, "application.secret_removed", { data });
    return { ok: true } as const;
  });
}

/**
 * Tells whether a secret is a live one of an application, and notes at most once a minute that it is in use. Wrong ones are limited for
 * each application and address.
 */
export async function checkSecret(
  workspaceId: string,
  applicationId: string,
  secret: string,
  { visitor, now }: Caller,
): Promise<boolean> {
  const hash = hashToken("client-secret", secret);
  const limits = rulesOf([budget(rules.clientSecret, workspaceId, applicationId, visitor.address)]);
  const [row] = await asSystem<{ right: boolean }>(Prisma.sql`
    select client_secret_try(${workspaceId}::uuid, ${applicationId}::uuid, ${hash}, ${now}, ${limits}::jsonb) as right`);
  return row?.right === true;
}
