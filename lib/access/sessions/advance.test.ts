import "@/test/database";
import { describe, expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours, minutes, seconds } from "@/lib/ground/durations";
import type { Proof } from "@/lib/rules/sign-in/evidence";
import { addMember, addPlain, enrol, openWorkspace, standingOf, strangerAt } from "@/test/people";
import { advance, SessionChanged } from "./advance";
import { readStanding, type Standing } from "./standing";

const now = new Date("2025-11-22T10:00:00Z");
const off = { level: "off", from: null } as const;
const required = { level: "required", from: null } as const;
const all = <T>(value: T) => ({ member: value, helpdesk: value, admin: value, owner: value });

test("a session that joined may not enrol in it later: a requirement published since asks for the mailed code", async () => {
  const workspace = await openWorkspace(now, { requirement: all(off) });
  const uma = await addPlain(workspace.id, "member", now, "Uma Member");
  const { token, step } = await inWorkspace(workspace.id, (tx) =>
    advance(tx, strangerAt(now), uma.id, null, { kind: "joining" }),
  );
  expect(step).toBe("in");
  await inWorkspace(workspace.id, async (tx) => {
    const { settings } = await tx.policyVersion.findFirstOrThrow();
    const changed = { ...(settings as object), requirement: all(required) };
    await tx.policyVersion.updateMany({ data: { settings: changed, dueAt: all(now.toISOString()) } });
  });
  expect((await standingOf(token, after(now, minutes(1)))).step).toBe("confirm-address");
});

const live = (person: { id: string; workspaceId: string }) =>
  inWorkspace(person.workspaceId, (tx) => tx.session.count({ where: { memberId: person.id, revokedAt: null } }));
const open = (person: { id: string; workspaceId: string }, proofs: Proof[], at = now) =>
  inWorkspace(person.workspaceId, (tx) => advance(tx, strangerAt(at), person.id, null, proofs));
const raise = (standing: Standing, proof: Proof, at = now) =>
  inWorkspace(standing.workspace.id, (tx) => advance(tx, strangerAt(at), standing.member.id, standing.session, proof));

describe("each step of a session", () => {
  test("has its own token: the previous one is dead, and only its hash is stored", async () => {
    const { id } = await openWorkspace(now);
    const uma = await addPlain(id, "member", now);
    const tokens = [(await open(uma, [{ kind: "password" }])).token];
    for (const proof of [{ kind: "address" }, { kind: "password" }] as const) {
      const standing = await standingOf(tokens.at(-1) ?? "", now);
      tokens.push((await raise(standing, proof)).token);
    }
    expect(new Set(tokens).size).toBe(3);
    const found = await Promise.all(tokens.map((token) => readStanding(token, strangerAt(now))));
    expect(found.map((standing) => standing?.step ?? null)).toEqual([null, null, "enrol"]);
    const rows = await inWorkspace(id, (tx) => tx.$queryRaw`select s::text from session s`);
    for (const token of tokens) expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("two requests with one token have one winner, and the other leaves nothing behind", async () => {
    const { owner } = await openWorkspace(now);
    const standing = await standingOf((await open(owner, [{ kind: "password" }])).token, now);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => raise(standing, { kind: "totp" })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toBeInstanceOf(SessionChanged);
    const events = await inWorkspace(owner.workspaceId, (tx) =>
      tx.auditEvent.findMany({ where: { action: "session.signed_in" } }),
    );
    expect(events).toHaveLength(1);
  });

  test("is rejected for an ended session, another member's session, and another workspace's session", async () => {
    const { id, owner } = await openWorkspace(now);
    const other = await openWorkspace(now);
    const bo = await addMember(id, "member", now);
    const standing = await standingOf((await open(bo, [{ kind: "password" }])).token, now);
    const as = (workspaceId: string, memberId: string) =>
      inWorkspace(workspaceId, (tx) => advance(tx, strangerAt(now), memberId, standing.session, { kind: "totp" }));
    await expect(as(id, owner.id)).rejects.toThrow();
    await expect(as(other.id, bo.id)).rejects.toThrow();
    await expect(as(other.id, other.owner.id)).rejects.toThrow();
    await inWorkspace(id, (tx) => tx.session.updateMany({ where: { memberId: bo.id }, data: { revokedAt: now } }));
    await expect(as(id, bo.id)).rejects.toThrow(SessionChanged);
  });
});

test("the member's last sign-in stores the methods proven, and that they were several", async () => {
  const { id, owner } = await openWorkspace(now);
  await open(owner, [{ kind: "password" }, { kind: "totp" }]);
  const row = await inWorkspace(id, (tx) => tx.member.findFirstOrThrow({ where: { id: owner.id } }));
  expect(row).toMatchObject({ lastSignInAt: now, lastSignInAmr: ["pwd", "otp", "mfa"] });
});

describe("how many sessions a member has", () => {
  test("twenty are kept, and the next sign-in ends the one unused longest", async () => {
    const { owner } = await openWorkspace(now);
    const tokens: string[] = [];
    for (let i = 0; i < 21; i++)
      tokens.push((await open(owner, [{ kind: "password" }, { kind: "totp" }], after(now, seconds(i)))).token);
    const later = after(now, seconds(30));
    const standings = await Promise.all(tokens.map((token) => readStanding(token, strangerAt(later))));
    expect(standings.map((standing) => standing !== null)).toEqual([false, ...Array(20).fill(true)]);
    expect(await live(owner)).toBe(20);
  });

  test("a sign-in with only the password ends no other session", async () => {
    const { owner } = await openWorkspace(now);
    const { token } = await open(owner, [{ kind: "password" }, { kind: "totp" }]);
    for (let i = 0; i < 25; i++) await open(owner, [{ kind: "password" }], after(now, seconds(1)));
    await open(owner, [{ kind: "password" }, { kind: "totp" }], after(now, seconds(2)));
    expect(await readStanding(token, strangerAt(after(now, seconds(3))))).not.toBeNull();
  });
});

describe("[A8] sessions that proved a password only", () => {
  const at = (i: number) => after(now, seconds(i));
  const openFrom = (person: { id: string; workspaceId: string }, address: string, time: Date, proofs: Proof[]) =>
    inWorkspace(person.workspaceId, (tx) =>
      advance(tx, strangerAt(time, { address, userAgent: "" }), person.id, null, proofs),
    );
  const isLive = async ({ token }: { token: string }, time: Date) =>
    (await readStanding(token, strangerAt(time))) !== null;
  const password: Proof[] = [{ kind: "password" }];

  test("are ten from one address: the oldest of them ends, and none of another address", async () => {
    const { owner } = await openWorkspace(now);
    const hers = await openFrom(owner, "198.51.100.1", now, password);
    const stranger = [];
    for (let i = 1; i <= 30; i++) stranger.push(await openFrom(owner, "203.0.113.9", at(i), password));
    expect(await isLive(hers, at(31))).toBe(true);
    const live = await Promise.all(stranger.map((one) => isLive(one, at(31))));
    expect(live).toEqual([...Array(20).fill(false), ...Array(10).fill(true)]);
  });

  test("are twenty in all: the oldest of the address that has most ends", async () => {
    const { owner } = await openWorkspace(now);
    const hers = await openFrom(owner, "198.51.100.1", now, password);
    for (let i = 1; i <= 40; i++) await openFrom(owner, `203.0.${i % 4}.9`, at(i), password);
    expect(await isLive(hers, at(41))).toBe(true);
    expect(await live(owner)).toBe(20);
  });

  test("end no full session, and none that was allowed to enrol", async () => {
    const { id, owner } = await openWorkspace(now);
    const full = await openFrom(owner, "198.51.100.1", now, [{ kind: "password" }, { kind: "totp" }]);
    const uma = await addPlain(id, "member", now);
    const enrolling = await openFrom(uma, "198.51.100.1", now, [{ kind: "password" }, { kind: "address" }]);
    for (let i = 1; i <= 30; i++)
      for (const person of [owner, uma]) await openFrom(person, "198.51.100.1", at(i), password);
    expect(await isLive(full, at(31))).toBe(true);
    expect((await standingOf(enrolling.token, at(31))).step).toBe("enrol");
  });

  test("leave at most sixty rows of a member, and the newest work", async () => {
    const { id, owner } = await openWorkspace(now);
    let last = await openFrom(owner, "198.51.100.1", now, password);
    for (let i = 1; i <= 90; i++) last = await openFrom(owner, `203.0.${i % 8}.9`, at(i), password);
    const rows = await inWorkspace(id, (tx) => tx.session.count({ where: { memberId: owner.id } }));
    expect(rows).toBeLessThanOrEqual(61);
    expect(await isLive(last, at(91))).toBe(true);
  });
});

test("a session raised again, after a policy asked for more, still ends by the clock it began with", async () => {
  const { id } = await openWorkspace(now, { requirement: all(off) });
  const uma = await addPlain(id, "member", now);
  const { token } = await open(uma, [{ kind: "password" }]);
  const began = (await standingOf(token, now)).session.expiresAt;
  expect(began).toEqual(after(now, hours(24)));
  // The session is in use all day, so that it does not idle out.
  const day = after(now, hours(20));
  await inWorkspace(id, async (tx) => {
    await tx.session.updateMany({ data: { lastSeenAt: day } });
    const { settings } = await tx.policyVersion.findFirstOrThrow();
    const changed = { ...(settings as object), requirement: all(required) };
    await tx.policyVersion.updateMany({ data: { settings: changed, dueAt: all(now.toISOString()) } });
  });
  const asked = await standingOf(token, day);
  expect(asked.step).toBe("confirm-address");
  const enrolling = await standingOf((await raise(asked, { kind: "address" }, day)).token, day);
  expect(enrolling.session).toMatchObject({ stage: "enrolment", expiresAt: after(day, minutes(30)) });
  await enrol(uma, day);
  const back = await raise(enrolling, { kind: "enrolled", method: "totp" }, day);
  expect((await standingOf(back.token, day)).session).toMatchObject({ stage: "full", expiresAt: began });
});
