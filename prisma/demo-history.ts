import { randomBytes, randomUUID } from "node:crypto";
import type { Tx } from "@/lib/ground/db";
import { after, days, hours, minutes } from "@/lib/ground/durations";
import type { Actor, AuditEntry } from "@/lib/records/audit/record";
import { changesOf } from "@/lib/rules/policy/changes";
import { writeSettings } from "@/lib/rules/policy/document";
import { initialSettings, type RoleName, roles, type Settings } from "@/lib/rules/policy/settings";
import { expiryOf } from "@/lib/rules/sign-in/lifetimes";
import { prepareResetCode, storedCode } from "@/lib/use-cases/resets/code-hash";

type MemberActor = Actor & { kind: "member"; role: RoleName };
/** Someone of the demo with a past. */
export type Past = { id: string; actor: MemberActor; name: string };

const level = (level: "required" | "encouraged", from: Date | null = null) => {
  const one = { level, from: from?.toISOString() ?? null };
  return { member: one, helpdesk: one, admin: one, owner: one };
};

/** The days of grace that the demo's policy gives to new members. */
export const graceDays = 14;
/** When the demo's requirement began, in days before the start. */
export const requiredSince = 21;

/**
 * Publishes the demo's policies after the first: asked for at first, then required from a day, then with days of grace and emailed codes.
 * Returns their events.
 */
export async function publishPolicies(tx: Tx, by: MemberActor, now: Date): Promise<AuditEntry[]> {
  const begin = new Date(after(now, -days(requiredSince)).toISOString().slice(0, 10));
  const steps: [daysAgo: number, changed: Partial<Settings>][] = [
    [88, { requirement: level("encouraged") }],
    [42, { requirement: level("required", begin) }],
    [35, { graceDays, methods: { totp: true, passkey: true, email: true } }],
  ];
  const first = await tx.policyVersion.findFirstOrThrow({ where: { version: 1 } });
  let settings: Settings = initialSettings;
  const entries: AuditEntry[] = [];
  for (const [i, [daysAgo, changed]] of steps.entries()) {
    const [at, version] = [after(now, -days(daysAgo)), i + 2];
    const next = { ...settings, ...changed };
    const required = next.requirement.member.level === "required";
    const dueAt = required ? Object.fromEntries(roles.map((role) => [role, begin.toISOString()])) : {};
    const dates = { createdAt: at, updatedAt: at, publishedAt: at, effectiveAt: at };
    await tx.policyVersion.create({
      data: { ...first, ...dates, version, dueAt, settings: writeSettings(next), updatedById: by.id },
    });
    const data = { version, effectiveAt: at.toISOString(), changes: changesOf(settings, next) };
    entries.push({ at, action: "policy.published", actor: by, data });
    settings = next;
  }
  return entries;
}

const devices = [
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
];
const addresses = ["198.51.100.0", "203.0.113.0", "192.0.2.0"];

/** Adds the sessions of a person's sign-ins of the last days, all of them over. Returns the events of all sign-ins. */
export async function addSignIns(tx: Tx, { id, actor }: Past, times: Date[], amr: string[]): Promise<AuditEntry[]> {
  await tx.session.createMany({
    data: times.slice(-4).map((at, i) => ({
      workspaceId: tx.workspaceId,
      id: randomUUID(),
      memberId: id,
      tokenHash: randomBytes(32),
      stage: "full" as const,
      amr,
      createdAt: at,
      lastSeenAt: after(at, minutes(40)),
      expiresAt: expiryOf("full", actor.role, at),
      passwordAt: at,
      secondFactorAt: amr.length > 1 ? at : null,
      userAgent: devices[(id.charCodeAt(0) + Math.floor(i / 3)) % devices.length] ?? "",
      address: addresses[(id.charCodeAt(1) + i) % addresses.length] ?? "",
      revokedAt: after(at, hours(1)),
      ending: "signed_out" as const,
    })),
  });
  return times.map((at) => ({ at, action: "session.signed_in", actor, subject: id, data: { amr } }));
}

type ResetPast = { subject: Past; by: MemberActor; issuedAt: Date; end: "used" | "expired" | "live" };

/** Adds a reset as it went: used within the hour, expired and taken back, or live. Returns its events. */
export async function addReset(tx: Tx, { subject, by, issuedAt, end }: ResetPast): Promise<AuditEntry[]> {
  const code = await prepareResetCode();
  const { id } = code;
  const expiresAt = after(issuedAt, hours(24));
  const openedAt = end === "used" ? after(issuedAt, minutes(12)) : null;
  const usedAt = after(issuedAt, minutes(16));
  const restoredAt = after(expiresAt, hours(3));
  await tx.reset.create({
    data: {
      workspaceId: tx.workspaceId,
      id,
      memberId: subject.id,
      issuedById: by.id,
      requestedAt: issuedAt,
      identityCheck: "video",
      issuedAt,
      ...storedCode(tx.workspaceId, subject.id, code),
      expiresAt,
      openedAt,
      ...(end === "used" ? { endedAt: usedAt, ending: "used" as const } : {}),
      ...(end === "expired" ? { endedAt: expiresAt, ending: "expired" as const, restoredAt, restoredById: by.id } : {}),
    },
  });
  if (end === "live") {
    const where = { memberId: subject.id };
    await tx.member.updateMany({ where: { id: subject.id }, data: { suspendedAt: issuedAt } });
    await tx.credential.updateMany({ where, data: { suspendedAt: issuedAt } });
    await tx.recoveryCodeSet.updateMany({ where, data: { suspendedAt: issuedAt } });
  }
  const about = { subject: subject.id, data: { reset: id } };
  return [
    {
      at: issuedAt,
      action: "reset.issued",
      actor: by,
      subject: subject.id,
      data: { reset: id, identityCheck: "video" },
    },
    ...(openedAt
      ? [
          { at: openedAt, action: "reset.opened" as const, actor: subject.actor, ...about },
          { at: usedAt, action: "reset.used" as const, actor: subject.actor, ...about },
        ]
      : []),
    ...(end === "expired" ? [{ at: restoredAt, action: "reset.restored" as const, actor: by, ...about }] : []),
  ];
}

/** Adds a request for help, open or closed by an admin. Returns its events. */
export async function addHelpRequest(
  tx: Tx,
  subject: Past,
  createdAt: Date,
  closed?: { at: Date; by: MemberActor },
): Promise<AuditEntry[]> {
  const end = closed ? { closedAt: closed.at, closedById: closed.by.id } : {};
  const row = { workspaceId: tx.workspaceId, id: randomUUID(), memberId: subject.id, createdAt };
  await tx.helpRequest.create({ data: { ...row, ...end } });
  return [
    { at: createdAt, action: "reset.help_requested", actor: subject.actor, subject: subject.id },
    ...(closed ? [{ at: closed.at, action: "reset.help_closed" as const, actor: closed.by, subject: subject.id }] : []),
  ];
}
