import "@/test/database";
import { randomUUID } from "node:crypto";
import { hash as argon2 } from "@node-rs/argon2";
import { beforeEach, describe, expect, test } from "vitest";
import { makeWait, rememberAccount } from "@/lib/access/devices/known-device";
import { readStanding } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, seconds } from "@/lib/ground/durations";
import { openPasswordHash, sealPasswordHash } from "@/lib/methods/passwords/hash";
import { initialSettings } from "@/lib/rules/policy/settings";
import { waitingMails } from "@/test/mails";
import {
  addMember,
  addPlain,
  openWorkspace,
  type Person,
  password,
  rowOf,
  standingOf,
  strangerAt,
  visitor,
} from "@/test/people";
import { statementsOf } from "@/test/statements";
import { signInWithPassword } from "./with-password";

const now = new Date("2025-11-22T10:00:00Z");
const off = { level: "off", from: null } as const;
const nothingRequired = { requirement: { ...initialSettings.requirement, member: off } };

async function cast(changed = {}) {
  const workspace = await openWorkspace(now, changed);
  return { workspace, bo: await addMember(workspace.id, "member", now, "Bo Member") };
}

// Wrong passwords count against an address over all workspaces, so each test calls from an address of its own.
let tests = 0;
let home: string;
beforeEach(() => {
  home = `192.0.2.${++tests}`;
});

const tryPassword = (slug: string, email: string, typed: string, at = now, address = home) =>
  signInWithPassword(strangerAt(at, { ...visitor, address }), { slug, email, password: typed });

const audited = (workspaceId: string, action: string) =>
  inWorkspace(workspaceId, (tx) => tx.auditEvent.findMany({ where: { action } }));

test("the password leads to the challenge and no further", async () => {
  const { workspace, bo } = await cast();
  const answer = await tryPassword(workspace.slug, bo.email, password);
  expect(answer).toMatchObject({ ok: true, step: "second-factor" });
  const standing = await standingOf((answer as { token: string }).token, now);
  expect(standing).toMatchObject({ step: "second-factor", session: { stage: "challenge", amr: ["pwd"] } });
  expect(await audited(workspace.id, "session.signed_in")).toEqual([]);
});

test("where nothing is required and nothing enrolled, the password is enough", async () => {
  const { workspace } = await cast(nothingRequired);
  const bo = await addPlain(workspace.id, "member", now);
  const answer = await tryPassword(workspace.slug, bo.email, password);
  expect(answer).toMatchObject({ ok: true, step: "in" });
  expect(await standingOf((answer as { token: string }).token, now)).toMatchObject({ session: { stage: "full" } });
  const row = await inWorkspace(workspace.id, (tx) => rowOf(tx, bo));
  expect(row).toMatchObject({ lastSignInAt: now, lastSignInAmr: ["pwd"] });
  expect(await audited(workspace.id, "session.signed_in")).toMatchObject([{ actorId: bo.id, subjectId: bo.id }]);
});

test("the address is compared without case, width and space around", async () => {
  const { workspace, bo } = await cast();
  const typed = ` ${bo.email.toUpperCase().replace("@", "＠")} `;
  expect(await tryPassword(workspace.slug, typed, password)).toMatchObject({ ok: true });
});

test("the same address and password are worth nothing in another workspace", async () => {
  const { bo } = await cast();
  const other = await openWorkspace(now);
  expect(await tryPassword(other.slug, bo.email, password)).toEqual({ ok: false, reason: "wrong" });
});

test("a workspace that does not exist has no sign-in", async () => {
  expect(await tryPassword(`w-${randomUUID()}`, "bo@acme.test", password)).toEqual({
    ok: false,
    reason: "no-workspace",
  });
});

describe("a person who is not a member learns nothing", () => {
  async function strangers() {
    const { workspace, bo } = await cast();
    const gone = await addPlain(workspace.id, "member", now);
    const invited = await addPlain(workspace.id, "member", now);
    await inWorkspace(workspace.id, async (tx) => {
      await tx.member.updateMany({ where: { id: gone.id }, data: { deactivatedAt: now } });
      await tx.member.updateMany({ where: { id: invited.id }, data: { joinedAt: null, passwordHash: null } });
    });
    return { workspace, bo, gone, invited };
  }

  test("unknown, deactivated, invited and known with a wrong password get the same response, after the same statements", async () => {
    const { workspace, bo, gone, invited } = await strangers();
    const work: string[][] = [];
    for (const [email, typed] of [
      [bo.email, "not the password at all"],
      [gone.email, password],
      [invited.email, password],
      ["nobody@acme.test", password],
    ] as const) {
      work.push(
        await statementsOf(async () => {
          expect(await tryPassword(workspace.slug, email, typed)).toEqual({ ok: false, reason: "wrong" });
        }),
      );
    }
    expect(work[0]?.length).toBeGreaterThan(3);
    for (const statements of work) expect(statements).toEqual(work[0]);
  });

  test("and wait alike, so that a delay reveals to no one which accounts exist", async () => {
    const { workspace, bo } = await strangers();
    const waits = [];
    for (const email of [bo.email, "nobody@acme.test"]) {
      for (let i = 0; i < 5; i++) await tryPassword(workspace.slug, email, "wrong password here");
      waits.push(await tryPassword(workspace.slug, email, "wrong password here"));
    }
    expect(waits[0]).toEqual({ ok: false, reason: "wait", retryAt: after(now, seconds(2)) });
    expect(waits[1]).toEqual(waits[0]);
  });

  test("each wrong password is recorded, with the member where there is one, and no password anywhere", async () => {
    const { workspace, bo } = await strangers();
    await tryPassword(workspace.slug, bo.email, "a wrong password 1");
    await tryPassword(workspace.slug, "nobody@acme.test", "a wrong password 2");
    const events = await audited(workspace.id, "session.password_failed");
    expect(events.map(({ subjectId, actorId }) => [subjectId, actorId])).toEqual([
      [bo.id, null],
      [null, null],
    ]);
    expect(JSON.stringify(events.map(({ entry }) => entry))).not.toMatch(/a wrong password|nobody@/);
  });
});

describe("guessing", () => {
  test("is slowed after five tries from one place, and the right password waits too", async () => {
    const { workspace, bo } = await cast();
    for (let i = 0; i < 5; i++) await tryPassword(workspace.slug, bo.email, "wrong password here");
    expect(await tryPassword(workspace.slug, bo.email, password)).toMatchObject({ reason: "wait" });
    expect(await tryPassword(workspace.slug, bo.email, password, after(now, seconds(2)))).toMatchObject({ ok: true });
  });

  test("from one place doesn't lock its victim out elsewhere", async () => {
    const { workspace, bo } = await cast();
    let at = now;
    for (let i = 0; i < 12; i++) {
      const answer = await tryPassword(workspace.slug, bo.email, "wrong password here", at);
      if (!answer.ok && answer.reason === "wait") at = answer.retryAt ?? at;
    }
    expect(await tryPassword(workspace.slug, bo.email, password, at, "198.51.100.9")).toMatchObject({ ok: true });
  });

  test("[A2] from ever new addresses only delays a new device, once, by eight seconds", async () => {
    const { workspace, bo } = await cast();
    const account = { slug: workspace.slug, email: bo.email };
    for (let i = 0; i < 22; i++)
      await tryPassword(workspace.slug, bo.email, "wrong password here", now, `203.0.113.${i}`);
    const answer = await tryPassword(workspace.slug, bo.email, password, now, "198.51.100.9");
    const until = after(now, seconds(8));
    expect(answer).toEqual({ ok: false, reason: "wait", retryAt: until, keepWait: true });
    // The attack goes on and is first to every place there is: who waited gets in.
    for (let i = 0; i < 22; i++)
      await tryPassword(workspace.slug, bo.email, "wrong password here", until, `203.0.114.${i}`);
    const devices = [makeWait(account, until)];
    const from = (at: Date, tokens: string[]) =>
      signInWithPassword(strangerAt(at, { ...visitor, address: "198.51.100.9", devices: tokens }), {
        ...account,
        password,
      });
    expect(await from(after(until, -1), devices), "it did not wait").toMatchObject({ reason: "wait" });
    expect(await from(until, [makeWait({ ...account, slug: "other" }, until)])).toMatchObject({ reason: "wait" });
    expect(await from(until, devices)).toMatchObject({ ok: true });
  });

  test("[A2] a wait gives one wrong try, from any number of addresses", async () => {
    const { workspace, bo } = await cast();
    const account = { slug: workspace.slug, email: bo.email };
    for (let i = 0; i < 22; i++)
      await tryPassword(workspace.slug, bo.email, "wrong password here", now, `203.0.113.${i}`);
    const devices = [makeWait(account, now)];
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        signInWithPassword(strangerAt(now, { ...visitor, address: `198.51.100.${i}`, devices }), {
          ...account,
          password: "wrong password here",
        }),
      ),
    );
    expect(tries.filter((answer) => !answer.ok && answer.reason === "wrong")).toHaveLength(1);
  });

  test("[A2] from thirty wrong passwords of one address on, each account gets one wrong try a minute there", async () => {
    const { workspace, bo } = await cast();
    const office = "198.51.100.78";
    for (let i = 0; i < 30; i++)
      await tryPassword(workspace.slug, `q${i}@acme.test`, "wrong password here", now, office);
    expect(await tryPassword(workspace.slug, bo.email, "wrong password here", now, office)).toMatchObject({
      reason: "wrong",
    });
    expect(await tryPassword(workspace.slug, bo.email, password, now, office)).toEqual({
      ok: false,
      reason: "wait",
      retryAt: after(now, seconds(60)),
    });
    expect(await tryPassword(workspace.slug, bo.email, password, after(now, seconds(60)), office)).toMatchObject({
      ok: true,
    });
  });

  describe("from everywhere at once, as fast as possible,", () => {
    let hosts = 0;
    const attack = (slug: string, email: string, at: Date, tries: number) =>
      Promise.all(
        Array.from({ length: tries }, () =>
          tryPassword(slug, email, "wrong password here", at, `10.9.${hosts >> 8}.${hosts++ & 255}`),
        ),
      );

    test("never keeps a member out on a device they came in from: twenty of twenty sign-ins work", async () => {
      const { workspace, bo } = await cast();
      const devices = rememberAccount([], { slug: workspace.slug, email: bo.email });
      let refused = 0;
      let at = now;
      for (let i = 0; i < 4; i++) {
        at = after(at, seconds(8));
        await attack(workspace.slug, bo.email, at, 30);
      }
      for (let i = 0; i < 20; i++) {
        at = after(at, seconds(8));
        // The attacker is first to each slot there is.
        await attack(workspace.slug, bo.email, at, 2);
        const from = { ...visitor, address: `198.51.100.${i}` };
        const elsewhere = await signInWithPassword(strangerAt(at, from), {
          slug: workspace.slug,
          email: bo.email,
          password,
        });
        if (!elsewhere.ok) refused += 1;
        const known = { ...from, devices };
        const answer = await signInWithPassword(strangerAt(at, known), {
          slug: workspace.slug,
          email: bo.email,
          password,
        });
        expect(answer).toMatchObject({ ok: true });
      }
      expect(refused, "the attack is one: without the device they are kept out").toBe(20);
    });

    test("a device's token spares no one else, in no other workspace, and an invented one spares nothing", async () => {
      const { workspace, bo } = await cast();
      const other = await cast();
      const account = { slug: workspace.slug, email: bo.email };
      await attack(workspace.slug, bo.email, now, 20);
      const from = (devices: string[]) =>
        signInWithPassword(strangerAt(now, { ...visitor, address: home, devices }), { ...account, password });
      const invented = `${"a".repeat(22)}.${"a".repeat(43)}`;
      for (const devices of [
        rememberAccount([], { slug: workspace.slug, email: workspace.owner.email }),
        rememberAccount([], { slug: other.workspace.slug, email: bo.email }),
        [invented, "", "x", "ä.ö"],
      ])
        expect(await from(devices)).toMatchObject({ ok: false, reason: "wait" });
      expect(await from([invented, ...rememberAccount([], account)])).toMatchObject({ ok: true });
    });

    test("with a stolen device's token gets five tries, from any addresses", async () => {
      const { workspace, bo } = await cast();
      const devices = rememberAccount([], { slug: workspace.slug, email: bo.email });
      const answers = [];
      for (let i = 0; i < 6; i++) {
        const from = { ...visitor, address: `203.0.113.${100 + i}`, devices };
        const input = { slug: workspace.slug, email: bo.email, password: "wrong password here" };
        answers.push(await signInWithPassword(strangerAt(now, from), input));
      }
      expect(answers.map((answer) => !answer.ok && answer.reason)).toEqual([...Array(5).fill("wrong"), "wait"]);
    });
  });

  test("from the neighbours of one IPv6 network shares one budget", async () => {
    const { workspace, bo } = await cast();
    for (let i = 0; i < 5; i++)
      await tryPassword(workspace.slug, bo.email, "wrong password here", now, `2001:db8:1:2::${i}`);
    const from = (address: string) => tryPassword(workspace.slug, bo.email, password, now, address);
    expect(await from("2001:db8:1:2:ffff::9")).toMatchObject({ reason: "wait" });
    expect(await from("2001:db8:1:3::9")).toMatchObject({ ok: true });
  });

  test("an office behind one address is never locked out by right sign-ins", async () => {
    const { workspace, bo } = await cast();
    for (let i = 0; i < 40; i++)
      expect(await tryPassword(workspace.slug, bo.email, password)).toMatchObject({ ok: true });
  });

  test("in parallel gets no more tries", async () => {
    const { workspace, bo } = await cast();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => tryPassword(workspace.slug, bo.email, "wrong password here")),
    );
    expect(answers.filter((answer) => !answer.ok && answer.reason === "wrong")).toHaveLength(5);
  });
});

describe("the stored hash", () => {
  const store = (person: Person, phc: string) =>
    inWorkspace(person.workspaceId, (tx) =>
      tx.member.updateMany({
        where: { id: person.id },
        data: { passwordHash: sealPasswordHash(person.workspaceId, person.id, phc) },
      }),
    );
  const stored = async (person: Person) => {
    const { passwordHash } = await inWorkspace(person.workspaceId, (tx) => rowOf(tx, person));
    return openPasswordHash(person.workspaceId, person.id, passwordHash ?? Buffer.alloc(0));
  };

  test("made with weaker parameters is made again by signing in, and still works", async () => {
    const { workspace, bo } = await cast();
    await store(bo, await argon2(password, { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 }));
    expect(await tryPassword(workspace.slug, bo.email, password)).toMatchObject({ ok: true });
    expect(await stored(bo)).toContain("$m=19456,t=2,p=1$");
    expect(await tryPassword(workspace.slug, bo.email, password)).toMatchObject({ ok: true });
  });

  test("stays as it is if its parameters are today's", async () => {
    const { workspace, bo } = await cast();
    const before = await stored(bo);
    await tryPassword(workspace.slug, bo.email, password);
    expect(await stored(bo)).toBe(before);
  });

  test("[B2] of another member, moved into one's row, opens nothing", async () => {
    const { workspace, bo } = await cast();
    const eve = await addPlain(workspace.id, "member", now);
    await inWorkspace(workspace.id, async (tx) => {
      const { passwordHash } = await rowOf(tx, eve);
      await tx.member.updateMany({ where: { id: bo.id }, data: { passwordHash } });
    });
    expect(await tryPassword(workspace.slug, bo.email, password)).toMatchObject({ ok: false, reason: "wrong" });
  });

  test("changed while the old password was being checked, no session is left for a person who knew the old one", async () => {
    const { workspace, bo } = await cast();
    const changed = await argon2("another granite heron 42", { algorithm: 2, memoryCost: 19456, timeCost: 2 });
    let signingIn: ReturnType<typeof tryPassword> | undefined;
    await inWorkspace(workspace.id, async (tx) => {
      await tx.member.updateMany({
        where: { id: bo.id },
        data: { passwordHash: sealPasswordHash(workspace.id, bo.id, changed) },
      });
      signingIn = tryPassword(workspace.slug, bo.email, password);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await tx.session.updateMany({ where: { memberId: bo.id }, data: { revokedAt: now } });
    });
    const answer = await signingIn;
    expect(answer).toEqual({ ok: false, reason: "wrong" });
    const live = await inWorkspace(workspace.id, (tx) =>
      tx.session.count({ where: { memberId: bo.id, revokedAt: null } }),
    );
    expect(live).toBe(0);
  });
});

test("[F2] a password that is sealed again while it is checked signs in all the same", async () => {
  const { workspace, bo } = await cast();
  const answers: Promise<unknown>[] = [];
  // The row is held while the passwords are checked, and is written in other bytes before they are let through.
  await inWorkspace(workspace.id, async (tx) => {
    const { passwordHash } = await rowOf(tx, bo);
    const phc = openPasswordHash(workspace.id, bo.id, passwordHash ?? Buffer.of()) ?? "";
    await tx.member.updateMany({
      where: { id: bo.id },
      data: { passwordHash: sealPasswordHash(workspace.id, bo.id, phc) },
    });
    answers.push(tryPassword(workspace.slug, bo.email, password));
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  for (const answer of answers) expect(await answer).toMatchObject({ ok: true });
});

describe("a member who must enrol", () => {
  test("is mailed a code first: a stolen password alone enrols nothing", async () => {
    const { workspace } = await cast();
    const bo = await addPlain(workspace.id, "member", now);
    const answer = await tryPassword(workspace.slug, bo.email, password);
    expect(answer).toMatchObject({ ok: true, step: "confirm-address" });
    expect(await waitingMails(workspace.id)).toMatchObject([{ template: "enrolment-code", to: bo.email }]);
    const standing = await readStanding((answer as { token: string }).token, strangerAt(now));
    expect(standing).toMatchObject({ step: "confirm-address", session: { stage: "enrolment", enrolmentGrant: null } });
  });

  test("signing in again within a minute mails no second one, and the step stays", async () => {
    const { workspace } = await cast();
    const bo = await addPlain(workspace.id, "member", now);
    for (let i = 0; i < 3; i++) await tryPassword(workspace.slug, bo.email, password);
    expect(await waitingMails(workspace.id)).toHaveLength(1);
  });
});
