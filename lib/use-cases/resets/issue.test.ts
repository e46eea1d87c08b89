import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readStanding } from "@/lib/access/sessions/standing";
import { open } from "@/lib/ground/crypto/seal";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours, minutes } from "@/lib/ground/durations";
import { startTotp } from "@/lib/use-cases/enrolment/start-totp";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { asAdmin } from "@/test/database";
import { waitingMails } from "@/test/mails";
import {
  addPlain,
  appCode,
  callAt,
  openSession,
  openWorkspace,
  rowOf,
  signIn,
  standingOf,
  strangerAt,
} from "@/test/people";
import { castOf, order, resetBy, scopeFor, scopeOf } from "@/test/reset-cast";
import { issueReset } from "./issue";

const now = new Date("2025-11-22T10:00:00Z");

describe("a reset", () => {
  test("returns a code of five groups once, for 24 hours, and records the issuer and how the identity was checked", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const issued = await resetBy(ada, bo, now);
    expect(issued.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(issued.expiresAt).toEqual(after(now, hours(24)));
    await inWorkspace(workspace.id, async (tx) => {
      expect(await tx.reset.findMany()).toMatchObject([
        { id: issued.resetId, memberId: bo.id, issuedById: ada.id, identityCheck: "video", openedAt: null },
      ]);
    });
  });

  test("ends every session of the member at once", async () => {
    const { ada, bo } = await castOf(now);
    const sessions: string[] = [];
    for (const proofs of [["password"], ["password", "totp"]] as const) {
      const standing = await openSession(
        bo,
        proofs.map((kind) => ({ kind })),
        now,
      );
      sessions.push(standing.session.id);
    }
    await resetBy(ada, bo, now);
    const rows = await inWorkspace(bo.workspaceId, (tx) => tx.session.findMany({ where: { id: { in: sessions } } }));
    expect(rows.map(({ revokedAt }) => revokedAt)).toEqual([now, now]);
  });

  test("leaves no old app code and no old recovery code that works", async () => {
    const { ada, bo } = await castOf(now);
    const before = await openSession(bo, [{ kind: "password" }], now);
    expect(before.step).toBe("second-factor");
    await resetBy(ada, bo, now);
    for (const typed of [appCode(bo, now), bo.recoveryCodes[0] as string]) {
      expect(await answerChallenge(callAt(before, now), typed)).toMatchObject({ ok: false });
      const fresh = await openSession(bo, [{ kind: "password" }], now);
      expect(fresh.step).toBe("reset-code");
      expect(await answerChallenge(callAt(fresh, now), typed)).toMatchObject({ ok: false });
    }
  });

  test("voids links to set a new password and set-ups begun before it", async () => {
    const { workspace, ada, bo } = await castOf(now);
    await startTotp(callAt(await signIn(bo, now), now));
    await inWorkspace(workspace.id, async (tx) => {
      await tx.passwordReset.create({
        data: {
          workspaceId: workspace.id,
          id: randomUUID(),
          memberId: bo.id,
          tokenHash: Buffer.from(randomUUID()),
          createdAt: now,
          expiresAt: after(now, minutes(30)),
        },
      });
    });
    await resetBy(ada, bo, now);
    await inWorkspace(workspace.id, async (tx) => {
      expect(await tx.passwordReset.findMany()).toMatchObject([{ spentAt: now }]);
      expect(await tx.credential.findMany({ where: { memberId: bo.id } })).toMatchObject([{ suspendedAt: now }]);
      expect(await rowOf(tx, bo)).toMatchObject({ suspendedAt: now, totpCount: 0, recoveryCodesLeft: 0 });
    });
  });

  test("tells the member at once by mail who did it and when, with a link to stop it", async () => {
    const { workspace, ada, bo } = await castOf(now);
    await resetBy(ada, bo, now);
    const [mail] = await waitingMails(workspace.id);
    expect(mail).toMatchObject({
      template: "reset-issued",
      to: bo.email,
      params: { by: "Ada Admin", at: now.toISOString() },
    });
    expect(mail?.params.stopToken).toMatch(/^[\w-]{43}$/);
  });

  test("writes its code into no mail, audit row or table", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const mails = JSON.stringify(await waitingMails(workspace.id));
    const tables = ["reset", "audit_event", "member", "session", "credential", "queued_mail", "attempt_budget"];
    const dumps = await asAdmin(async (client) => {
      const read: unknown[] = [];
      for (const table of tables) read.push((await client.query(`select t::text from ${table} t`)).rows);
      return read;
    });
    const everything = mails + JSON.stringify(dumps);
    expect(everything).toContain("reset.issued");
    for (const form of [code, code.replaceAll("-", "")]) expect(everything).not.toContain(form);
  });

  test("keeps of the code an argon2id hash sealed to its own row", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { resetId } = await resetBy(ada, bo, now);
    const row = await inWorkspace(workspace.id, (tx) => tx.reset.findFirstOrThrow());
    const place = { workspaceId: workspace.id, table: "reset", column: "code_hash", id: resetId, memberId: bo.id };
    expect(open(place, row.codeHash as Uint8Array)).toHaveLength(32);
    for (const part of ["id", "memberId"])
      expect(() => open({ ...place, [part]: randomUUID() }, row.codeHash as Uint8Array)).toThrow();
  });

  test("is one live per member: a new one voids the older", async () => {
    const { workspace, ada, hal, bo } = await castOf(now);
    const first = await resetBy(ada, bo, now);
    const later = after(now, minutes(1));
    const second = await resetBy(hal, bo, later);
    await inWorkspace(workspace.id, async (tx) => {
      expect(await tx.reset.findMany({ orderBy: { requestedAt: "asc" } })).toMatchObject([
        { id: first.resetId, endedAt: later, ending: "replaced" },
        { id: second.resetId, endedAt: null },
      ]);
    });
  });

  test("of two at once leaves one live", async () => {
    const { workspace, owner, ada, bo } = await castOf(now);
    const scopes = [await scopeFor(owner, now), await scopeFor(ada, now)];
    const both = await Promise.all(scopes.map((scope) => issueReset(callAt(scope, now), order(bo.id))));
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    const rows = await inWorkspace(workspace.id, (tx) => tx.reset.findMany());
    expect(rows.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    expect(rows).toHaveLength(2);
  });

  test("reaches a member who has no second factor yet", async () => {
    const { workspace, ada } = await castOf(now);
    const cy = await addPlain(workspace.id, "member", now);
    await resetBy(ada, cy, now);
    expect((await openSession(cy, [{ kind: "password" }], now)).step).toBe("reset-code");
  });

  test("raced by the member's own sign-in leaves no session", async () => {
    const { ada, bo } = await castOf(now);
    const scope = await scopeFor(ada, now);
    const challenges = await Promise.all([1, 2, 3, 4].map(() => openSession(bo, [{ kind: "password" }], now)));
    const code = appCode(bo, now);
    const [issued] = await Promise.all([
      issueReset(callAt(scope, now), order(bo.id)),
      ...challenges.map((standing) => answerChallenge(callAt(standing, now), code)),
    ]);
    expect(issued).toMatchObject({ ok: true });
    const live = await inWorkspace(bo.workspaceId, (tx) =>
      tx.session.count({ where: { memberId: bo.id, revokedAt: null } }),
    );
    expect(live).toBe(0);
  });
});

describe("proof of the actor", () => {
  test("the password is required each time, however fresh the session", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const wrong = { ...order(bo.id), password: "not the password at all" };
    expect(await issueReset(callAt(await scopeFor(ada, now), now), wrong)).toEqual({
      ok: false,
      reason: "wrong-password",
    });
    expect(await inWorkspace(workspace.id, (tx) => tx.reset.count())).toBe(0);
  });

  test("the second factor is required when its last proof is older than ten minutes, and not before", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const signedIn = await signIn(ada, now);
    const early = await issueReset(callAt(scopeOf(signedIn), after(now, minutes(9))), order(bo.id));
    if (!early.token) throw new Error("no token");
    const late = after(now, minutes(11));
    const scope = scopeOf(await standingOf(early.token, late));
    expect(await issueReset(callAt(scope, late), order(bo.id))).toEqual({ ok: false, reason: "code-missing" });
    expect(await inWorkspace(workspace.id, (tx) => tx.reset.count())).toBe(1);
    const proven = await issueReset(callAt(scope, late), { ...order(bo.id), code: appCode(ada, late) });
    expect(proven).toMatchObject({ ok: true });
  });

  test("the actor's session has a new token afterwards, and the old one no longer works", async () => {
    const { ada, bo } = await castOf(now);
    const standing = await signIn(ada, now);
    const issued = await issueReset(callAt(scopeOf(standing), now), order(bo.id));
    expect((await readStanding(issued.token as string, strangerAt(now)))?.member.id).toBe(ada.id);
    const again = await issueReset(callAt(scopeOf(standing), now), order(bo.id));
    expect(again).toMatchObject({ ok: false, reason: "changed" });
  });

  test("an admin without a second factor has to enrol first", async () => {
    const { workspace, bo } = await castOf(now);
    const plain = await addPlain(workspace.id, "admin", now);
    const standing = await openSession(plain, [{ kind: "joining" }], now);
    expect(await issueReset(callAt(scopeOf(standing), now), order(bo.id))).toEqual({
      ok: false,
      reason: "enrol-first",
    });
  });
});

describe("who may reset which role", () => {
  test.each([
    ["an admin", "an owner", "ada", "owner"],
    ["an admin", "another admin", "ada", "admin"],
    ["a help desk", "an admin", "hal", "ada"],
    ["a help desk", "another help desk", "hal", "helpdesk"],
    ["an owner", "their own account", "owner", "owner"],
    ["an admin", "their own account", "ada", "ada"],
    ["a member", "another member", "bo", "member"],
  ] as const)("%s does not reset %s", async (_, __, actorName, subjectName) => {
    const cast = await castOf(now);
    const actor = cast[actorName];
    const subject =
      subjectName === "owner" || subjectName === "ada"
        ? cast[subjectName]
        : await addPlain(cast.workspace.id, subjectName, now);
    const scope = await scopeFor(actor, now);
    const before = await inWorkspace(cast.workspace.id, (tx) => rowOf(tx, subject));
    expect(await issueReset(callAt(scope, now), order(subject.id))).toEqual({
      ok: false,
      reason: "out-of-reach",
    });
    expect(await inWorkspace(cast.workspace.id, (tx) => rowOf(tx, subject))).toEqual(before);
    expect(await inWorkspace(cast.workspace.id, (tx) => tx.reset.count())).toBe(0);
  });

  test("an owner resets another owner, an admin and a help desk", async () => {
    const { workspace, owner, ada, hal } = await castOf(now);
    const second = await addPlain(workspace.id, "owner", now, "Otto Owner");
    for (const subject of [second, ada, hal]) {
      expect(await resetBy(owner, subject, now)).toMatchObject({ ok: true });
    }
  });

  test("a role removed since the page was loaded counts: the current rows decide", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const scope = await scopeFor(ada, now);
    await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: ada.id }, data: { role: "member" } }));
    expect(await issueReset(callAt(scope, now), order(bo.id))).toMatchObject({ ok: false, reason: "out-of-reach" });
  });

  test("a member promoted meanwhile is out of reach", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const scope = await scopeFor(ada, now);
    await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data: { role: "owner" } }));
    expect(await issueReset(callAt(scope, now), order(bo.id))).toMatchObject({ ok: false, reason: "out-of-reach" });
  });

  test("an invited or deactivated member has nothing to reset", async () => {
    const { workspace, ada, bo, hal } = await castOf(now);
    await inWorkspace(workspace.id, async (tx) => {
      await tx.member.updateMany({ where: { id: bo.id }, data: { deactivatedAt: now } });
      await tx.member.updateMany({ where: { id: hal.id }, data: { joinedAt: null } });
    });
    for (const subject of [bo, hal]) {
      const answer = await issueReset(callAt(await scopeFor(ada, now), now), order(subject.id));
      expect(answer).toMatchObject({ ok: false, reason: "not-active" });
    }
  });

  test("the id of another workspace's member is not found", async () => {
    const { ada } = await castOf(now);
    const other = await castOf(now);
    expect(await issueReset(callAt(await scopeFor(ada, now), now), order(other.bo.id))).toEqual({
      ok: false,
      reason: "not-there",
    });
    expect(await inWorkspace(other.workspace.id, (tx) => tx.reset.count())).toBe(0);
    expect((await inWorkspace(other.workspace.id, (tx) => rowOf(tx, other.bo))).suspendedAt).toBeNull();
  });

  test("a sole owner is reset by no one in the workspace", async () => {
    const { owner } = await openWorkspace(now);
    const answer = await issueReset(callAt(await scopeFor(owner, now), now), order(owner.id));
    expect(answer).toMatchObject({ ok: false, reason: "out-of-reach" });
  });
});
