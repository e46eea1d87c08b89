import { randomUUID } from "node:crypto";
import { strangerFrom } from "@/lib/access/caller";
import { mac } from "@/lib/ground/crypto/key-ring";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, hours, minutes } from "@/lib/ground/durations";
import { emailKeyOf, nameKeyOf } from "@/lib/ground/email-key";
import { env } from "@/lib/ground/env";
import { routes } from "@/lib/ground/routes";
import { hashPassword, sealPasswordHash } from "@/lib/methods/passwords/hash";
import { prepareRecoveryCodes } from "@/lib/methods/recovery-codes/issue";
import type { AuditEntry } from "@/lib/records/audit/record";
import { recordMany } from "@/lib/records/audit/record-many";
import { commitText } from "@/lib/records/audit/texts";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { endOfDay } from "@/lib/rules/policy/assess";
import { createWorkspace } from "@/lib/use-cases/workspaces/create";
import { addDemoCoverage } from "./demo-coverage";
import { addHelpRequest, addReset, addSignIns, graceDays, type Past, publishPolicies } from "./demo-history";
import { amrOf, equip } from "./demo-methods";
import { type DemoPerson, demoPeople } from "./demo-people";
import { describeSignIns } from "./demo-sign-ins";
import { type DemoTimes, timesOf } from "./demo-times";

const slug = "demo";
const password = "quiet-harbour-lamp-42";
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The demo's authenticator keys: the same at every start of one installation, of no use to another. */
const keyOf = (email: string) => Array.from(mac("demo-key", email), (byte) => alphabet[byte % 32]).join("");

/** Fills the workspace `demo` with months of a team's life, once. Only on the embedded database: the demo's passwords are printed. */
export async function seedDemo(): Promise<void> {
  if (!env().embedded) throw new Error("The demo runs on the embedded database only: unset DATABASE_URL.");
  const now = new Date();
  if (!(await findWorkspace(slug, now))) await fill(now);
}

/** Says how to sign in to the demo at this moment. */
export function describeDemo(): string {
  const people = demoPeople
    .filter(({ shown }) => shown)
    .map(({ role, email, methods }) => ({ role, email, key: methods.includes("app") ? keyOf(email) : null }));
  return describeSignIns(new URL(routes.signIn(slug), env().appUrl).href, password, people, new Date());
}

type Kit = { passwordPhc: string; codes: Awaited<ReturnType<typeof prepareRecoveryCodes>> };

async function fill(now: Date): Promise<void> {
  const workspaceId = randomUUID();
  const kit = { passwordPhc: await hashPassword(password), codes: await prepareRecoveryCodes(10) };
  const [first, ...rest] = demoPeople;
  if (!first) return;
  const times = timesOf(first, 0, now);
  const events: AuditEntry[] = [];
  const owner = await inWorkspace(workspaceId, async (tx): Promise<Past> => {
    const visitor = { address: "127.0.0.1", userAgent: "" };
    const { name, email } = first;
    const input = { slug, name: "Demo & Daughters", owner: { name, email, passwordPhc: kit.passwordPhc } };
    const id = await createWorkspace(tx, strangerFrom(visitor, times.joined), input);
    const actor = { kind: "member", id, role: "owner" } as const;
    await tx.workspace.updateMany({ data: { policyOpenedAt: times.joined, firstStepsDismissedAt: times.joined } });
    events.push(...(await publishPolicies(tx, actor, now)));
    return { id, actor, name };
  });
  events.push(...(await addPast(workspaceId, owner, first, times, kit)));
  const others: Past[] = [];
  for (const [i, person] of rest.entries()) {
    const past = await addMember(workspaceId, person, timesOf(person, i + 1, now), kit, owner, now);
    others.push(past);
    events.push(...past.events);
  }
  events.push(...(await addHelp(workspaceId, owner, others, now)));
  await inWorkspace(workspaceId, (tx) => addDemoCoverage(tx, demoPeople.length - 3, now));
  events.sort((one, other) => one.at.getTime() - other.at.getTime());
  await inWorkspace(workspaceId, (tx) => recordMany(tx, events));
}

async function addMember(workspaceId: string, person: DemoPerson, times: DemoTimes, kit: Kit, owner: Past, now: Date) {
  const { standing, email, name, role } = person;
  const id = randomUUID();
  const past: Past = { id, name, actor: { kind: "member", id, role } };
  const [invited, gone] = [standing === "invited", standing === "deactivated"];
  const { joined, invitedAt } = times;
  const deactivatedAt = gone ? after(now, -days(9)) : null;
  await inWorkspace(workspaceId, (tx) =>
    tx.member.create({
      data: {
        workspaceId,
        id,
        email,
        emailKey: emailKeyOf(email),
        name,
        nameKey: nameKeyOf(name),
        role,
        createdAt: invitedAt,
        passwordHash: invited ? null : sealPasswordHash(workspaceId, id, kit.passwordPhc),
        joinedAt: invited ? null : joined,
        deactivatedAt,
        graceUntil: standing === "in-grace" ? endOfDay(after(joined, days(graceDays))) : null,
        exemptUntil: standing === "exempt" ? endOfDay(after(now, days(12))) : null,
        exemptReason: standing === "exempt" ? "Waiting for a security key" : null,
      },
    }),
  );
  const about = { actor: owner.actor, subject: id };
  const committed = await inWorkspace(workspaceId, (tx) => commitText(tx, id, email));
  const events: AuditEntry[] = [
    { at: invitedAt, action: "member.invited", ...about, data: { email: committed, role } },
  ];
  if (!invited)
    events.push(
      { at: joined, action: "member.joined", actor: past.actor, subject: id, data: { by: "invitation" } },
      ...(await addPast(workspaceId, past, person, times, kit)),
    );
  if (deactivatedAt) events.push({ at: deactivatedAt, action: "member.deactivated", ...about, data: { sessions: 0 } });
  return { ...past, events };
}

/** Gives a person their methods and codes, and the sign-ins before and after. Returns the events. */
async function addPast(workspaceId: string, past: Past, person: DemoPerson, times: DemoTimes, kit: Kit) {
  const { bare, verified, equipped } = times;
  const last = verified.at(-1) ?? bare.at(-1) ?? null;
  const amr = verified.length > 0 ? amrOf(person.methods) : ["pwd"];
  return inWorkspace(workspaceId, async (tx) => {
    const events = [
      ...(await addSignIns(tx, past, bare, ["pwd"])),
      ...(await addSignIns(tx, past, verified, amr)),
      ...(equipped ? await equip(tx, past, person, { equipped, last, key: keyOf(person.email) }, kit.codes) : []),
    ];
    if (last) await tx.member.updateMany({ where: { id: past.id }, data: { lastSignInAt: last, lastSignInAmr: amr } });
    return events;
  });
}

/** Adds who asked for help, and resets: used, expired and taken back, and one whose code is live. */
function addHelp(workspaceId: string, owner: Past, others: Past[], now: Date) {
  const called = (name: string) => {
    const found = others.find((one) => one.name === name);
    if (!found) throw new Error(`The demo has no ${name}.`);
    return found;
  };
  const ago = (time: number) => after(now, -time);
  const [ada, hedda] = [called("Ada Admin").actor, called("Hedda Helpdesk").actor];
  return inWorkspace(workspaceId, async (tx) => [
    ...(await addHelpRequest(tx, called("Priya Raman"), ago(days(12) + minutes(50)), { at: ago(days(12)), by: hedda })),
    ...(await addReset(tx, { subject: called("Priya Raman"), by: hedda, issuedAt: ago(days(12)), end: "used" })),
    ...(await addReset(tx, { subject: called("Henrik Lund"), by: ada, issuedAt: ago(days(18)), end: "expired" })),
    ...(await addReset(tx, { subject: called("Carmen Ruiz"), by: owner.actor, issuedAt: ago(hours(2)), end: "live" })),
    ...(await addHelpRequest(tx, called("Quentin Lefèvre"), ago(hours(3)))),
    ...(await addHelpRequest(tx, called("Imani Otieno"), ago(minutes(25)))),
  ]);
}
