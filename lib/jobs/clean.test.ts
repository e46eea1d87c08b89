import "@/test/database";
import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { asSystem, inWorkspace, outsideWorkspaces, Prisma } from "@/lib/ground/db";
import { after, days, hours, minutes } from "@/lib/ground/durations";
import { budget, end, reserve } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { clean } from "./clean";

const now = new Date("2025-11-22T14:05:00Z");
const ago = (length: number) => after(now, -length);

async function count(table: string): Promise<number> {
  const [row] = await asSystem<{ n: number }>(Prisma.sql`select count(*)::int as n from ${Prisma.raw(table)}`);
  return row?.n ?? 0;
}

const codes = (n: number, expiresAt: Date) =>
  outsideWorkspaces((tx) =>
    tx.emailCode.createMany({
      data: Array.from({ length: n }, () => ({
        id: randomUUID(),
        holderId: randomUUID(),
        purpose: "enrol",
        mac: randomBytes(32),
        createdAt: ago(days(2)),
        expiresAt,
      })),
    }),
  );

const challenge = (expiresAt: Date) => {
  const data = { id: randomUUID(), workspaceId: randomUUID(), expiresAt };
  return inWorkspace(data.workspaceId, (tx) => tx.spentChallenge.create({ data }));
};

beforeEach(async () => {
  await asSystem(Prisma.sql`delete from email_code`);
  await asSystem(Prisma.sql`delete from spent_challenge`);
  await asSystem(Prisma.sql`delete from attempt_budget`);
});

test("all expired codes are deleted; live ones and ones that just expired stay", async () => {
  await codes(2_500, ago(hours(2)));
  await codes(2, after(now, hours(1)));
  await codes(3, ago(1));
  expect(await clean(now)).toBe(2_500);
  expect(await count("email_code")).toBe(5);
});

test("answered challenges of every workspace are deleted an hour after they could be answered, by any process's clock", async () => {
  await challenge(ago(hours(2)));
  // A process whose clock is a few minutes behind would still take this one.
  await challenge(ago(minutes(2)));
  await challenge(after(now, 1));
  await clean(now);
  expect(await count("spent_challenge")).toBe(2);
});

test("the budget of a challenge is deleted when the challenge is long over, whether it was ended or not", async () => {
  const [ended, answered] = [budget(rules.challenge, randomUUID()), budget(rules.challenge, randomUUID())];
  for (let i = 0; i < 5; i++) {
    await reserve([ended], ago(days(3)));
    await end([ended], "counts", ago(days(3)));
  }
  await reserve([answered], ago(days(3)));
  await end([answered], "right", ago(days(3)));
  await clean(now);
  expect(await count("attempt_budget")).toBe(0);
});

test("a budget that was idle for two days is deleted; one in use stays", async () => {
  await reserve([budget(rules.passwordAddress, "203.0.113.7")], ago(days(3)));
  await reserve([budget(rules.passwordAddress, "203.0.113.8")], ago(hours(1)));
  await clean(now);
  expect(await count("attempt_budget")).toBe(1);
});

test("waiting two days gives no fresh tries at a second factor", async () => {
  const guess = budget(rules.secondFactor, "member", "totp");
  let at = ago(days(60));
  let refused = 0;
  for (let tries = 0; tries < 60; tries += 1, at = after(at, days(3))) {
    await clean(at);
    if ((await reserve([guess], at)).ok) await end([guess], "counts", at);
    else refused += 1;
  }
  expect(refused).toBe(10);
});

test("two processes that clean at once delete each row once", async () => {
  await codes(3_000, ago(hours(2)));
  const taken = await Promise.all([clean(now), clean(now), clean(now)]);
  expect(taken.reduce((sum, n) => sum + n)).toBe(3_000);
});
