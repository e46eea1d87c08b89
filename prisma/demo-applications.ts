import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/ground/db";
import { after, days, minutes } from "@/lib/ground/durations";
import type { AuditEntry } from "@/lib/records/audit/record";
import { acrOf, isEnough } from "@/lib/rules/applications/assurance";
import { type Said, say } from "@/lib/rules/applications/said";
import { macOfGrant } from "@/lib/use-cases/applications/grant-mac";
import { ensureIssuerKeys, makeIssuerKeys } from "@/lib/use-cases/applications/issuer-keys";
import { makeSecret } from "@/lib/use-cases/applications/secret";
import type { Past } from "./demo-history";

/** An application of the demo, and what it was used for. */
export type DemoApplication = {
  id: string;
  name: string;
  kind: "web" | "gate";
  addedAt: Date;
  demand: "policy" | "phishing_resistant";
  /** Each how many sign-ins to the workspace someone opens it. */
  every: number;
  /** Sign-ins by day. */
  days: Map<string, number>;
};

const list = [
  { name: "Handbook", kind: "web", host: "handbook", demand: "policy", addedDaysAgo: 80, every: 1 },
  { name: "Dashboard", kind: "gate", host: "dashboard", demand: "policy", addedDaysAgo: 55, every: 2 },
  { name: "Pay-roll", kind: "web", host: "pay-roll", demand: "phishing_resistant", addedDaysAgo: 30, every: 3 },
] as const;

/** Adds the demo's applications: one is locked for those who have no passkey. Returns them, and their events. */
export async function addDemoApplications(tx: Tx, owner: Past, now: Date) {
  const keys = await makeIssuerKeys();
  const applications: DemoApplication[] = [];
  const events: AuditEntry[] = [];
  for (const { name, kind, host, demand, addedDaysAgo, every } of list) {
    const [id, addedAt] = [randomUUID(), after(now, -days(addedDaysAgo))];
    const { workspaceId } = tx;
    await ensureIssuerKeys(tx, keys, addedAt);
    const address = `https://${host}.demo.example/`;
    await tx.application.create({
      data: {
        workspaceId,
        id,
        kind,
        name,
        address,
        redirectAddresses: kind === "web" ? [`${address}callback`] : [],
        claims: kind === "gate" ? ["email", "name", "role"] : ["email", "name"],
        demand,
        createdAt: addedAt,
      },
    });
    if (kind === "web") {
      const { id: secret } = await makeSecret(tx, id, addedAt);
      await tx.applicationSecret.updateMany({ where: { id: secret }, data: { lastUsedAt: after(now, -minutes(40)) } });
    }
    applications.push({ id, name, kind, addedAt, demand, every, days: new Map() });
    const data = { application: id, name, kind };
    events.push({ at: addedAt, action: "application.added", actor: owner.actor, data });
  }
  return { applications, events };
}

type SignIn = { at: Date; amr: string[] };

/** Lets a person open the applications after some of their sign-ins, as far as these prove enough. Returns the events. */
export async function addReached(tx: Tx, { id, actor }: Past, signIns: SignIn[], applications: DemoApplication[]) {
  const sessions = await tx.session.findMany({ where: { memberId: id } });
  const events: AuditEntry[] = [];
  for (const application of applications) {
    let lastAt: Date | null = null;
    for (const [i, { at: signedInAt, amr }] of signIns.entries()) {
      const at = after(signedInAt, minutes(3));
      const second = amr.length > 1 ? signedInAt : null;
      const said = say({ amr, passwordAt: signedInAt, secondFactorAt: second, createdAt: signedInAt });
      const asked = application.demand === "policy" ? "sfa" : "phr";
      if (at < application.addedAt || i % application.every > 0 || !said || !isEnough(said.assurance, asked)) continue;
      lastAt = at;
      const day = at.toISOString().slice(0, 10);
      application.days.set(day, (application.days.get(day) ?? 0) + 1);
      const data = { application: application.id, name: application.name, acr: said.assurance, amr: said.amr };
      events.push({ at, action: "application.reached", actor, subject: id, data });
      const session = sessions.find(({ createdAt }) => createdAt.getTime() === signedInAt.getTime());
      if (session) await addEndedGrant(tx, application, session, said, at);
    }
    if (lastAt)
      await tx.applicationUse.create({
        data: { workspaceId: tx.workspaceId, applicationId: application.id, memberId: id, lastAt },
      });
  }
  return events;
}

type Ended = { id: string; memberId: string; revokedAt: Date | null };

/** Adds what an application held of a session that is over. */
async function addEndedGrant(tx: Tx, { id: applicationId }: DemoApplication, session: Ended, said: Said, at: Date) {
  const { workspaceId } = tx;
  const grant = {
    workspaceId,
    id: randomUUID(),
    applicationId,
    memberId: session.memberId,
    sessionId: session.id,
    tokenHash: null,
    acr: acrOf(said.assurance),
    amr: said.amr,
    authTime: said.authTime,
  };
  const times = { createdAt: at, lastUsedAt: at, endedAt: session.revokedAt };
  await tx.applicationGrant.create({ data: { ...grant, mac: macOfGrant(grant), ...times } });
}

/** Writes down how often the applications were reached on each day. */
export async function addDemoDays(tx: Tx, applications: DemoApplication[]): Promise<void> {
  const { workspaceId } = tx;
  await tx.applicationDay.createMany({
    data: applications.flatMap(({ id: applicationId, days }) =>
      [...days].map(([day, reached]) => ({ workspaceId, applicationId, day: new Date(day), reached })),
    ),
  });
}
