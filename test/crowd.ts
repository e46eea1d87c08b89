import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { nameKeyOf } from "@/lib/ground/email-key";
import type { ClassFacts } from "@/lib/records/member-rows/member-class";
import { endOfDay } from "@/lib/rules/policy/assess";
import { initialSettings, type Policy, type RoleName, roles } from "@/lib/rules/policy/settings";

/** The moment around which the crowd's dates lie. */
export const noon = new Date("2025-11-22T12:00:00Z");

/** A member who joined a month before noon and has nothing yet. */
export const plainMember: ClassFacts = {
  role: "member",
  joinedAt: after(noon, -days(30)),
  deactivatedAt: null,
  graceUntil: null,
  exemptUntil: null,
  suspendedAt: null,
  totpCount: 0,
  passkeyCount: 0,
  emailCount: 0,
  recoveryCodesLeft: 0,
};

const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => after(noon, days(n)));
/** Nothing in so many of ten cases. */
const orNull = <T>(value: fc.Arbitrary<T>, nothing: number) =>
  fc.oneof({ weight: nothing, arbitrary: fc.constant(null) }, { weight: 10 - nothing, arbitrary: value });

/** Any member there can be, with dates around noon. */
export const anyFacts: fc.Arbitrary<ClassFacts> = fc
  .record({
    role: fc.constantFrom<RoleName>(...roles),
    joinedAt: orNull(day(-60, 0), 1),
    deactivatedAt: orNull(day(-10, 0), 9),
    graceDays: orNull(fc.integer({ min: 1, max: 90 }), 5),
    exemptUntil: orNull(day(-30, 30), 7),
    suspendedAt: orNull(day(-3, 0), 9),
    totpCount: fc.constantFrom(0, 0, 0, 1, 1, 2, 4),
    passkeyCount: fc.constantFrom(0, 0, 0, 1, 2, 3),
    emailCount: fc.constantFrom(0, 0, 1),
    recoveryCodesLeft: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ graceDays, ...facts }) => ({
    ...facts,
    graceUntil: facts.joinedAt && graceDays ? endOfDay(after(facts.joinedAt, days(graceDays))) : null,
  }));

const level = fc.constantFrom("required", "required", "encouraged", "off" as const);

/** Any policy as far as an assessment asks. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    levels: fc.tuple(level, level, level, level),
    due: fc.tuple(day(-20, 20), day(-20, 20), day(-20, 20), day(-20, 20)),
    graceDays: fc.constantFrom(0, 1, 7, 30, 90),
    methods: fc.record({ totp: fc.boolean(), passkey: fc.boolean(), email: fc.boolean() }),
  })
  .map(({ levels, due, graceDays, methods }) => {
    const entries = roles.map((role, i) => [role, { level: levels[i] as "required", from: null }] as const);
    const required = roles.flatMap((role, i) =>
      levels[i] === "required" ? [[role, (due[i] as Date).toISOString()] as const] : [],
    );
    const requirement = Object.fromEntries(entries) as typeof initialSettings.requirement;
    return {
      version: 1,
      settings: { ...initialSettings, requirement, graceDays, methods },
      dueAt: Object.fromEntries(required),
    };
  });

/** Adds members with these facts, under names of three words drawn from few, so that searches meet. */
export async function addCrowd(tx: Tx, crowd: ClassFacts[]): Promise<void> {
  const words = ["Ana", "Anders", "Bo", "Maria", "Garcia", "Lee", "Åsa", "محمد"];
  const data = crowd.map((facts, i) => {
    const id = randomUUID();
    const name = [words[i % 8], words[(i * 3 + 1) % 7], words[Math.floor(i / 8) % 5]].join(" ");
    const email = `p${i}.${id.slice(0, 8)}@${i % 3 ? "acme" : "bolt"}.test`;
    return {
      ...facts,
      workspaceId: tx.workspaceId,
      id,
      name,
      nameKey: nameKeyOf(name),
      email,
      emailKey: email,
      createdAt: noon,
    };
  });
  await tx.member.createMany({ data });
}
