import { randomUUID } from "node:crypto";
import { type Caller, strangerFrom } from "@/lib/access/caller";
import { advance } from "@/lib/access/sessions/advance";
import { readStanding, type Standing } from "@/lib/access/sessions/standing";
import type { Visitor } from "@/lib/access/visitor";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { hashPassword } from "@/lib/methods/passwords/hash";
import { type PreparedCodes, prepareRecoveryCodes, storeRecoveryCodes } from "@/lib/methods/recovery-codes/issue";
import { makeKey, sealKey } from "@/lib/methods/totp/key";
import { codeAt, timeStepAt } from "@/lib/methods/totp/time-step";
import { writeSettings } from "@/lib/rules/policy/document";
import { initialSettings, type RoleName, type Settings } from "@/lib/rules/policy/settings";
import type { Proof } from "@/lib/rules/sign-in/evidence";
import { readSetUp } from "@/lib/use-cases/enrolment/find-set-up";
import { startTotp } from "@/lib/use-cases/enrolment/start-totp";
import { createMember } from "@/lib/use-cases/members/create";
import { createWorkspace } from "@/lib/use-cases/workspaces/create";

/** A member made for a test, with the key of the app and the recovery codes, where enrolled. */
export type Person = {
  workspaceId: string;
  id: string;
  name: string;
  email: string;
  role: RoleName;
  key: string;
  recoveryCodes: string[];
};

/** The password of every person in the tests. */
export const password = "granite heron 42 lantern";

/** The address of every person in the tests. */
export const visitor: Visitor = { address: "192.0.2.7", userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0" };

/** A stranger who calls at a moment. */
export const strangerAt = (now: Date, from = visitor): Caller => strangerFrom(from, now);

/** The same caller, calling at a moment. */
export const callAt = <C extends Caller>(caller: C, now: Date, from = visitor): C => ({
  ...caller,
  visitor: from,
  now,
});

const phc = hashPassword(password);
const short = () => randomUUID().slice(0, 8);

/** Opens a workspace with one enrolled owner, under the initial policy with these settings changed. */
export async function openWorkspace(now: Date, changed: Partial<Settings> = {}) {
  const workspaceId = randomUUID();
  const slug = `w-${short()}`;
  const email = `owner-${short()}@acme.test`;
  const name = "Olga Owner";
  const passwordPhc = await phc;
  const ownerId = await inWorkspace(workspaceId, async (tx) => {
    const id = await createWorkspace(tx, strangerAt(now), {
      slug,
      name: "Acme Works",
      owner: { name, email, passwordPhc },
    });
    await tx.policyVersion.updateMany({ data: { settings: writeSettings({ ...initialSettings, ...changed }) } });
    return id;
  });
  const owner: Person = { workspaceId, id: ownerId, name, email, role: "owner", key: "", recoveryCodes: [] };
  await enrol(owner, now);
  return { id: workspaceId, slug, owner };
}

/** Adds an active member who has nothing enrolled. */
export async function addPlain(workspaceId: string, role: RoleName, now: Date, name = `Bo ${role}`): Promise<Person> {
  const id = randomUUID();
  const email = `${role}-${short()}@acme.test`;
  const passwordPhc = await phc;
  await inWorkspace(workspaceId, (tx) => createMember(tx, id, { name, email, role, passwordPhc }, now));
  return { workspaceId, id, name, email, role, key: "", recoveryCodes: [] };
}

/** Adds an active member with a confirmed app and saved recovery codes. */
export async function addMember(workspaceId: string, role: RoleName, now: Date, name?: string): Promise<Person> {
  const person = await addPlain(workspaceId, role, now, name);
  await enrol(person, now);
  return person;
}

const sets: Promise<PreparedCodes>[] = [];
let enrolled = 0;

/** Returns three recovery codes. Hashing them costs more than all else here, so people share six sets, each with others' than the last five. */
function nextSet(): Promise<PreparedCodes> {
  const at = enrolled++ % 6;
  sets[at] ??= prepareRecoveryCodes(3);
  return sets[at];
}

/** Gives a person a confirmed app and three saved recovery codes. */
export async function enrol(person: Person, now: Date): Promise<void> {
  const { workspaceId, id: memberId } = person;
  const prepared = await nextSet();
  person.key = makeKey();
  person.recoveryCodes = prepared.codes.map(({ code }) => code);
  await inWorkspace(workspaceId, async (tx) => {
    const id = randomUUID();
    await tx.credential.create({
      data: {
        workspaceId,
        id,
        memberId,
        kind: "totp",
        name: "Phone",
        secret: sealKey({ workspaceId, memberId, id }, person.key),
        createdAt: now,
        confirmedAt: now,
      },
    });
    await storeRecoveryCodes(tx, memberId, prepared, now);
    await tx.recoveryCodeSet.updateMany({ where: { memberId }, data: { savedAt: now } });
  });
}

/** Gives a person the email code as a method. */
export async function addEmailCode({ workspaceId, id: memberId }: Person, now: Date): Promise<void> {
  const row = { workspaceId, id: randomUUID(), memberId, kind: "email" as const, name: "Email code" };
  await inWorkspace(workspaceId, (tx) => tx.credential.create({ data: { ...row, createdAt: now, confirmedAt: now } }));
}

/** Opens an app's set-up, as the page that shows its QR code does. Throws if it shows none. */
export async function openSetUp(standing: Standing, now: Date, replaces: string | null = null) {
  const caller = callAt(standing, now);
  const { live } = await readSetUp(caller, await startTotp(caller, replaces));
  if (!live) throw new Error("no set-up");
  return { ...live, code: codeAt(live.key, timeStepAt(now)) };
}

/** The code a person's app shows at a moment. */
export const appCode = (person: Person, now: Date) => codeAt(person.key, timeStepAt(now));

/** Opens a session for a person with these proofs and says where it stands. */
export async function openSession(person: Person, proofs: Proof[], now: Date): Promise<Standing> {
  const { token } = await inWorkspace(person.workspaceId, (tx) =>
    advance(tx, strangerAt(now), person.id, null, proofs),
  );
  return standingOf(token, now);
}

/** Signs an enrolled person in all the way. */
export const signIn = (person: Person, now: Date) => openSession(person, [{ kind: "password" }, { kind: "totp" }], now);

/** Says where a token stands; throws where it stands nowhere. */
export async function standingOf(token: string, now: Date): Promise<Standing> {
  const standing = await readStanding(token, strangerAt(now));
  if (!standing) throw new Error("the token is worth nothing");
  return standing;
}

/** Reads a person's row. */
export const rowOf = (tx: Tx, person: Person) =>
  tx.member.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id: person.id } } });
