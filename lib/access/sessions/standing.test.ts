import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, hours, minutes } from "@/lib/ground/durations";
import { writeSettings } from "@/lib/rules/policy/document";
import { initialSettings, type RoleName, type Settings } from "@/lib/rules/policy/settings";
import type { Proof } from "@/lib/rules/sign-in/evidence";
import { asAdmin } from "@/test/database";
import { addMember, addPlain, enrol, openWorkspace, type Person, standingOf, strangerAt } from "@/test/people";
import { advance } from "./advance";
import { endOtherSessions } from "./end";
import type { FullStanding } from "./judge";
import { findSession, readStanding } from "./standing";

const now = new Date("2025-11-22T10:00:00Z");
const off = { level: "off", from: null } as const;
const required = { level: "required", from: null } as const;
const everyone = <T>(value: T) => ({ member: value, helpdesk: value, admin: value, owner: value });
const nothingRequired = { requirement: everyone(off) };
const moment = 1;

const tokenOf = async (person: Person, proofs: Proof[]) =>
  (await inWorkspace(person.workspaceId, (tx) => advance(tx, strangerAt(now), person.id, null, proofs))).token;
const signInOf = (person: Person) => tokenOf(person, [{ kind: "password" }, { kind: "totp" }]);
const stepOf = async (token: string, at = now) => (await readStanding(token, strangerAt(at)))?.step ?? null;

/** Puts other settings in force, at once or from a moment on. */
const publish = (workspaceId: string, changed: Partial<Settings>, effectiveAt = now, dueAt = now) =>
  inWorkspace(workspaceId, async (tx) => {
    const version = (await tx.policyVersion.count()) + 1;
    const date = dueAt.toISOString();
    await tx.policyVersion.create({
      data: {
        ...{ workspaceId, version, createdAt: now, updatedAt: now, publishedAt: now, effectiveAt },
        settings: writeSettings({ ...initialSettings, ...changed }),
        dueAt: changed.requirement?.member.level === "off" ? {} : everyone(date),
      },
    });
  });

describe("a token is rejected", () => {
  test.each([
    ["nobody's", () => randomBytes(32).toString("base64url")],
    ["empty", () => ""],
    ["a session's id", () => randomUUID()],
  ])("%s", async (_, make) => {
    expect(await readStanding(make(), strangerAt(now))).toBeNull();
  });

  test("the hash that is stored", async () => {
    const { owner } = await openWorkspace(now);
    await signInOf(owner);
    const [row] = await inWorkspace(owner.workspaceId, (tx) => tx.session.findMany());
    expect(await readStanding(Buffer.from(row?.tokenHash ?? []).toString("base64url"), strangerAt(now))).toBeNull();
  });

  describe("[B2] a row that someone wrote without the keys", () => {
    const attacks: [string, string][] = [
      ["pointed at an owner", "update session set member_id = $2 where member_id = $1"],
      [
        "moved to another stage",
        "update session set stage = 'enrolment' where member_id = $1 and $2::uuid is not null",
      ],
      [
        "with more proofs",
        "update session set amr = '{pwd,otp,mfa}', second_factor_at = now() where member_id = $1 and $2::uuid is not null",
      ],
      [
        "that lives longer",
        "update session set expires_at = expires_at + interval '1 day' where member_id = $1 and $2::uuid is not null",
      ],
      [
        "that may enrol",
        "update session set enrolment_grant = 'joining' where member_id = $1 and $2::uuid is not null",
      ],
      [
        "with a token of its own",
        "update session set token_hash = sha256('x') where member_id = $1 and $2::uuid is not null",
      ],
      ["without a MAC", "update session set mac = null where member_id = $1 and $2::uuid is not null"],
    ];
    test.each(attacks)("%s is none", async (_, sql) => {
      const { id, owner } = await openWorkspace(now);
      const bo = await addMember(id, "member", now);
      const token = await signInOf(bo);
      expect(await readStanding(token, strangerAt(now))).not.toBeNull();
      await asAdmin((client) => client.query(sql, [bo.id, owner.id]));
      expect(await readStanding(token, strangerAt(now))).toBeNull();
      expect(await readStanding("x", strangerAt(now))).toBeNull();
    });

    test("inserted for an owner, copied from a session of one's own, is none", async () => {
      const { id, owner } = await openWorkspace(now);
      const bo = await addMember(id, "member", now);
      const token = await signInOf(bo);
      await asAdmin(async (client) => {
        await client.query("create temporary table copied as select * from session where member_id = $1", [bo.id]);
        await client.query("delete from session where member_id = $1", [bo.id]);
        await client.query("update copied set member_id = $1", [owner.id]);
        await client.query("insert into session select * from copied");
      });
      expect(await readStanding(token, strangerAt(now))).toBeNull();
    });
  });

  test("ended, or of a deactivated member", async () => {
    const { id, owner } = await openWorkspace(now);
    const bo = await addMember(id, "member", now);
    const tokens = [await signInOf(owner), await signInOf(bo)];
    await inWorkspace(id, async (tx) => {
      await tx.session.updateMany({ where: { memberId: owner.id }, data: { revokedAt: now } });
      await tx.member.updateMany({ where: { id: bo.id }, data: { deactivatedAt: now } });
    });
    expect(await Promise.all(tokens.map((token) => stepOf(token)))).toEqual([null, null]);
  });
});

describe("as time goes by", () => {
  test("a challenge ends after ten minutes, even if it is in use", async () => {
    const { owner } = await openWorkspace(now);
    const token = await tokenOf(owner, [{ kind: "password" }]);
    expect(await stepOf(token, after(now, minutes(10) - moment))).toBe("second-factor");
    expect(await stepOf(token, after(now, minutes(10)))).toBeNull();
  });

  test("enrolment ends after thirty minutes", async () => {
    const { id } = await openWorkspace(now);
    const token = await tokenOf(await addPlain(id, "member", now), [{ kind: "joining" }]);
    expect(await stepOf(token, after(now, minutes(30) - moment))).toBe("enrol");
    expect(await stepOf(token, after(now, minutes(30)))).toBeNull();
  });

  test.each<[RoleName, number, number]>([
    ["member", minutes(60), hours(24)],
    ["helpdesk", minutes(30), hours(12)],
    ["admin", minutes(30), hours(12)],
    ["owner", minutes(30), hours(12)],
  ])("a %s's session idles out after %i ms, and in use ends after %i ms", async (role, idle, whole) => {
    const { id } = await openWorkspace(now);
    const person = await addMember(id, role, now);
    const unused = await signInOf(person);
    const used = await signInOf(person);
    expect(await stepOf(unused, after(now, idle + moment))).toBeNull();
    let at = now;
    for (; at < after(now, whole); at = after(at, minutes(29))) expect(await stepOf(used, at)).toBe("in");
    expect(await stepOf(used, after(now, whole - moment))).toBe("in");
    expect(await stepOf(used, after(now, whole))).toBeNull();
  });

  test("a member made an admin idles out like one at once", async () => {
    const { id } = await openWorkspace(now);
    const bo = await addMember(id, "member", now);
    const token = await signInOf(bo);
    await inWorkspace(id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data: { role: "admin" } }));
    expect(await stepOf(token, after(now, minutes(30) + moment))).toBeNull();
  });
});

describe("a session that began under looser rules", () => {
  const inUse = (id: string, at: Date) =>
    inWorkspace(id, (tx) => tx.session.updateMany({ data: { lastSeenAt: after(at, -minutes(1)) } }));

  test("of a member made an admin ends after an admin's twelve hours", async () => {
    const { id } = await openWorkspace(now);
    const bo = await addMember(id, "member", now);
    const token = await signInOf(bo);
    const late = after(now, hours(12));
    await inUse(id, late);
    expect(await stepOf(token, late)).toBe("in");
    await inWorkspace(id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data: { role: "admin" } }));
    expect(await stepOf(token, after(late, -moment))).toBe("in");
    expect(await stepOf(token, late)).toBeNull();
  });

  test("caught by a requirement has thirty minutes to enrol from its first request, and is full again afterwards", async () => {
    const { id } = await openWorkspace(now, nothingRequired);
    await publish(id, nothingRequired);
    const [bo, cy] = [await addPlain(id, "member", now), await addPlain(id, "member", now)];
    const [late, quick] = [await tokenOf(bo, [{ kind: "password" }]), await tokenOf(cy, [{ kind: "password" }])];
    const caught = after(now, hours(5));
    await inUse(id, caught);
    await publish(id, { requirement: everyone(required) }, caught, caught);
    expect([await stepOf(late, caught), await stepOf(quick, caught)]).toEqual(Array(2).fill("confirm-address"));
    await inUse(id, after(caught, minutes(30)));
    expect(await stepOf(late, after(caught, minutes(30) - moment))).toBe("confirm-address");
    await addEnrolled(cy, quick, after(caught, minutes(20)));
    expect(await stepOf(late, after(caught, minutes(30)))).toBeNull();
    const [row] = await inWorkspace(id, (tx) => tx.session.findMany({ where: { memberId: cy.id } }));
    expect(row?.expiresAt).toEqual(after(now, hours(24)));
  });

  /** Enrols an app in this session, as the pages on the way would. */
  async function addEnrolled(person: Person, token: string, at: Date) {
    const standing = await standingOf(token, at);
    await enrol(person, at);
    await inWorkspace(person.workspaceId, (tx) =>
      advance(tx, strangerAt(at), person.id, standing.session, [{ kind: "enrolled", method: "totp" }]),
    );
  }
});

describe("a full session is checked again at the very next request", () => {
  test("when a requirement is published", async () => {
    const { id } = await openWorkspace(now, nothingRequired);
    await publish(id, nothingRequired);
    const token = await tokenOf(await addPlain(id, "member", now), [{ kind: "password" }]);
    expect(await stepOf(token)).toBe("in");
    await publish(id, { requirement: everyone(required) });
    expect(await stepOf(token)).toBe("confirm-address");
  });

  test("when a publication's time comes, and not before", async () => {
    const { id } = await openWorkspace(now, nothingRequired);
    await publish(id, nothingRequired);
    const token = await tokenOf(await addPlain(id, "member", now), [{ kind: "password" }]);
    const noon = after(now, minutes(20));
    await publish(id, { requirement: everyone(required) }, noon, noon);
    expect(await stepOf(token, after(noon, -moment))).toBe("in");
    expect(await stepOf(token, noon)).toBe("confirm-address");
  });

  test("when a deadline passes, an exemption ends, or a grace period runs out", async () => {
    const { id } = await openWorkspace(now, nothingRequired);
    await publish(id, nothingRequired);
    const people = [1, 2, 3].map(() => addPlain(id, "member", now));
    const [due, exempt, grace] = (await Promise.all(people)) as [Person, Person, Person];
    const tokens = await Promise.all([due, exempt, grace].map((person) => tokenOf(person, [{ kind: "password" }])));
    const noon = after(now, minutes(20));
    await inWorkspace(id, async (tx) => {
      await tx.member.updateMany({ where: { id: exempt.id }, data: { exemptUntil: after(now, minutes(40)) } });
      await tx.member.updateMany({ where: { id: grace.id }, data: { graceUntil: after(now, minutes(30)) } });
    });
    await publish(id, { requirement: everyone(required), graceDays: 1 }, now, noon);
    const steps = (at: Date) => Promise.all(tokens.map((token) => stepOf(token, at)));
    expect(await steps(after(noon, -moment))).toEqual(["in", "in", "in"]);
    expect(await steps(noon)).toEqual(["confirm-address", "in", "in"]);
    expect(await steps(after(now, minutes(30)))).toEqual(["confirm-address", "in", "confirm-address"]);
    expect(await steps(after(now, minutes(40)))).toEqual(Array(3).fill("confirm-address"));
  });

  test("when its method is no longer accepted: the factor proven allows enrolment, and nothing else", async () => {
    const { id, owner } = await openWorkspace(now);
    const token = await signInOf(owner);
    await publish(id, { methods: { totp: false, passkey: true, email: false } });
    expect(await stepOf(token)).toBe("enrol");
    expect(await stepOf(await tokenOf(owner, [{ kind: "password" }]))).toBe("second-factor");
  });

  test("when its member is suspended, even if it has proven everything", async () => {
    const { id } = await openWorkspace(now);
    const bo = await addMember(id, "member", now);
    const token = await signInOf(bo);
    await inWorkspace(id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data: { suspendedAt: now } }));
    expect(await stepOf(token)).toBe("ask-for-help");
  });

  test("when a factor is added that it never proved", async () => {
    const { id } = await openWorkspace(now, nothingRequired);
    await publish(id, nothingRequired);
    const bo = await addPlain(id, "member", now);
    const token = await tokenOf(bo, [{ kind: "password" }]);
    await inWorkspace(id, (tx) =>
      tx.credential.create({
        data: {
          ...{ workspaceId: id, id: randomUUID(), memberId: bo.id, kind: "totp", name: "App", createdAt: now },
          confirmedAt: now,
        },
      }),
    );
    expect(await stepOf(token)).toBe("second-factor");
  });
});

test("a session that stopped during sign-in does not become full when nothing more is asked: the member signs in again", async () => {
  const { id, owner } = await openWorkspace(now);
  const bo = await addPlain(id, "member", now);
  const [enrolling, challenged] = [
    await tokenOf(bo, [{ kind: "password" }]),
    await tokenOf(owner, [{ kind: "password" }]),
  ];
  await publish(id, nothingRequired);
  await inWorkspace(id, (tx) => tx.credential.deleteMany({ where: { memberId: owner.id } }));
  expect([await stepOf(enrolling), await stepOf(challenged)]).toEqual([null, null]);
  expect(await stepOf(await tokenOf(bo, [{ kind: "password" }]))).toBe("in");
});

test("a workspace without a policy in force admits no one", async () => {
  const { id, owner } = await openWorkspace(now);
  const token = await signInOf(owner);
  await inWorkspace(id, (tx) => tx.policyVersion.updateMany({ data: { effectiveAt: after(now, days(1)) } }));
  expect(await stepOf(token)).toBeNull();
});

test("a malformed policy stops the request: it fails closed", async () => {
  const { id, owner } = await openWorkspace(now);
  const token = await signInOf(owner);
  await inWorkspace(id, (tx) => tx.policyVersion.updateMany({ data: { settings: {} } }));
  await expect(readStanding(token, strangerAt(now))).rejects.toThrow();
});

test("on a smaller plan a requirement pauses: no member must newly enrol, and members with a factor still prove it", async () => {
  const { id, owner } = await openWorkspace(now);
  const bo = await addPlain(id, "member", now);
  await inWorkspace(id, (tx) => tx.workspace.updateMany({ data: { plan: "business" } }));
  expect(await stepOf(await tokenOf(bo, [{ kind: "password" }]))).toBe("in");
  expect(await stepOf(await tokenOf(owner, [{ kind: "password" }]))).toBe("second-factor");
});

describe("[C7] the holder of a session that is over is told why, and no one else:", () => {
  const whyOf = async (token: string, at = now) => (await findSession(token, strangerAt(at))).over;

  test("ended from another session, by time, or by idling", async () => {
    const { slug, owner } = await openWorkspace(now);
    const [ended, own] = [await signInOf(owner), await signInOf(owner)];
    await endOtherSessions((await standingOf(own, now)) as FullStanding, null);
    expect(await whyOf(ended)).toEqual({ slug, because: "elsewhere" });
    expect(await whyOf(own, after(now, minutes(31)))).toEqual({ slug, because: "idle" });
    expect(await whyOf(own, after(now, hours(12)))).toEqual({ slug, because: "time" });
    expect(await whyOf(await tokenOf(owner, [{ kind: "password" }]), after(now, minutes(10)))).toEqual({
      slug,
      because: "second-step-time",
    });
  });

  test("the requirement was lifted while they enrolled, or they took longer than 30 minutes", async () => {
    const { id, slug } = await openWorkspace(now);
    const eve = await addPlain(id, "member", now);
    const [waiting, slow] = [await tokenOf(eve, [{ kind: "joining" }]), await tokenOf(eve, [{ kind: "joining" }])];
    expect(await whyOf(slow, after(now, minutes(30)))).toEqual({ slug, because: "set-up-time" });
    await publish(id, nothingRequired);
    expect(await whyOf(waiting, after(now, moment))).toEqual({ slug, because: "lifted" });
  });

  test("deactivated, whichever way the session ended", async () => {
    const { id, slug, owner } = await openWorkspace(now);
    const token = await signInOf(owner);
    await inWorkspace(id, (tx) => tx.member.updateMany({ where: { id: owner.id }, data: { deactivatedAt: now } }));
    expect(await whyOf(token)).toEqual({ slug, because: "deactivated" });
  });

  test("a live one has no reason, and an unknown token, a forged row and a row from before tell nothing", async () => {
    const { id, owner } = await openWorkspace(now);
    const token = await signInOf(owner);
    expect(await findSession(token, strangerAt(now))).toMatchObject({ over: null, standing: { step: "in" } });
    expect(await findSession(randomBytes(32).toString("base64url"), strangerAt(now))).toEqual({
      standing: null,
      over: null,
    });
    await inWorkspace(id, (tx) => tx.session.updateMany({ data: { mac: randomBytes(32) } }));
    expect(await whyOf(token)).toBeNull();
    await inWorkspace(id, (tx) => tx.session.updateMany({ data: { revokedAt: now } }));
    expect(await whyOf(token)).toBeNull();
  });
});
