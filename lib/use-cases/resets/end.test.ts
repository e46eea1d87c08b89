import "@/test/database";
import { describe, expect, test } from "vitest";
import { readStanding } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours, minutes } from "@/lib/ground/durations";
import { readUnsavedCodes } from "@/lib/methods/recovery-codes/read-unsaved";
import { confirmTotp } from "@/lib/use-cases/enrolment/confirm-totp";
import { saveRecoveryCodes } from "@/lib/use-cases/enrolment/save-recovery-codes";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { waitingMails } from "@/test/mails";
import { appCode, callAt, openSession, openSetUp, type Person, rowOf, standingOf, strangerAt } from "@/test/people";
import { castOf, enterCode, resetBy, scopeFor, standAfterCode } from "@/test/reset-cast";
import { cancelReset } from "./cancel";
import { restoreAfterReset } from "./restore";
import { findByStopToken, readLinkedState, stopReset } from "./stop";

const now = new Date("2025-11-22T10:00:00Z");

const stepOf = async (person: Person, at: Date) => (await openSession(person, [{ kind: "password" }], at)).step;

async function signsInWithOldApp(person: Person, at: Date): Promise<boolean> {
  const challenge = await openSession(person, [{ kind: "password" }], at);
  return (await answerChallenge(callAt(challenge, at), appCode(person, at))).ok;
}

/** Uses a code and enrols up to recovery codes waiting to be saved. */
async function enrolUnsaved(person: Person, code: string, at: Date) {
  const standing = await standAfterCode(person, code, at);
  const setUp = await openSetUp(standing, at);
  const confirmed = await confirmTotp(callAt(standing, at), setUp.id, setUp.code);
  if (!confirmed.ok) throw new Error(confirmed.reason);
  const waiting = await standingOf(confirmed.token, at);
  return { waiting, setId: (await readUnsavedCodes(waiting))?.setId ?? "" };
}

async function stopLink(workspaceId: string, slug: string) {
  const mails = await waitingMails(workspaceId);
  const token = mails.findLast(({ template }) => template === "reset-issued")?.params.stopToken as string;
  const linked = await findByStopToken(slug, token);
  if (!linked) throw new Error("the link leads nowhere");
  return { token, linked };
}

describe("cancelling", () => {
  test("makes the code worthless and, if requested, the old methods work again", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code, resetId } = await resetBy(ada, bo, now);
    expect(await cancelReset(callAt(await scopeFor(ada, now), now), resetId, "restore")).toEqual({ ok: true });
    expect((await enterCode(bo, code, now)).ok).toBe(false);
    expect(await signsInWithOldApp(bo, now)).toBe(true);
    expect((await waitingMails(workspace.id)).map(({ template }) => template)).toEqual([
      "reset-issued",
      "reset-restored",
    ]);
  });

  test("keeps them off until an admin restores them, if requested", async () => {
    const { workspace, ada, hal, bo } = await castOf(now);
    const { code, resetId } = await resetBy(ada, bo, now);
    await cancelReset(callAt(await scopeFor(ada, now), now), resetId, "keep");
    expect((await enterCode(bo, code, now)).ok).toBe(false);
    expect(await stepOf(bo, now)).toBe("ask-for-help");
    expect(await signsInWithOldApp(bo, now)).toBe(false);
    expect(await restoreAfterReset(callAt(await scopeFor(hal, now), now), resetId)).toEqual({ ok: true });
    expect(await signsInWithOldApp(bo, now)).toBe(true);
    const mails = await waitingMails(workspace.id);
    expect(mails.map(({ template }) => template)).toEqual(["reset-issued", "reset-cancelled", "reset-restored"]);
  });

  test("ends an enrolment under way, and nothing of it stays", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code, resetId } = await resetBy(ada, bo, now);
    const { waiting, setId } = await enrolUnsaved(bo, code, now);
    await cancelReset(callAt(await scopeFor(ada, now), now), resetId, "restore");
    expect(await saveRecoveryCodes(callAt(waiting, now), setId)).toMatchObject({ ok: false });
    await inWorkspace(workspace.id, async (tx) => {
      expect(await tx.credential.findMany({ where: { memberId: bo.id } })).toMatchObject([{ name: "Phone" }]);
      expect(await rowOf(tx, bo)).toMatchObject({ totpCount: 1, recoveryCodesLeft: 3, suspendedAt: null });
    });
  });

  test("raced by the member's last step: either the reset is used, or everything is as before", async () => {
    for (let round = 0; round < 4; round++) {
      const { workspace, ada, bo } = await castOf(now);
      const { code, resetId } = await resetBy(ada, bo, now);
      const { waiting, setId } = await enrolUnsaved(bo, code, now);
      const scope = await scopeFor(ada, now);
      const [saved, cancelled] = await Promise.all([
        saveRecoveryCodes(callAt(waiting, now), setId),
        cancelReset(callAt(scope, now), resetId, "restore"),
      ]);
      expect([saved.ok, cancelled.ok].filter(Boolean)).toHaveLength(1);
      const names = await inWorkspace(workspace.id, (tx) => tx.credential.findMany({ where: { memberId: bo.id } }));
      expect(names.map(({ name }) => name)).toEqual([saved.ok ? null : "Phone"]);
      expect(names.map(({ suspendedAt }) => suspendedAt)).toEqual([null]);
    }
  });

  test("is rejected once the reset is used, cancelled or replaced", async () => {
    const { ada, bo } = await castOf(now);
    const { resetId } = await resetBy(ada, bo, now);
    const scope = await scopeFor(ada, now);
    await cancelReset(callAt(scope, now), resetId, "keep");
    expect(await cancelReset(callAt(scope, now), resetId, "restore")).toEqual({ ok: false, reason: "over" });
    expect(await stepOf(bo, now)).toBe("ask-for-help");
  });

  test("requires fresh proof", async () => {
    const { ada, bo } = await castOf(now);
    const { resetId } = await resetBy(ada, bo, now);
    const scope = await scopeFor(ada, now);
    const late = after(now, minutes(11));
    expect(await cancelReset(callAt(scope, late), resetId, "restore")).toEqual({ ok: false, reason: "stale" });
  });

  test("is rejected for an actor who does not reach the member, and for another workspace", async () => {
    const { owner, hal, ada } = await castOf(now);
    const { resetId } = await resetBy(owner, ada, now);
    expect(await cancelReset(callAt(await scopeFor(hal, now), now), resetId, "restore")).toEqual({
      ok: false,
      reason: "out-of-reach",
    });
    const other = await castOf(now);
    expect(await cancelReset(callAt(await scopeFor(other.owner, now), now), resetId, "restore")).toEqual({
      ok: false,
      reason: "not-there",
    });
  });
});

describe("restoring", () => {
  test("is rejected while a code could still be used", async () => {
    const { ada, bo } = await castOf(now);
    const { code, resetId } = await resetBy(ada, bo, now);
    const scope = await scopeFor(ada, now);
    expect(await restoreAfterReset(callAt(scope, now), resetId)).toEqual({ ok: false, reason: "live" });
    await enterCode(bo, code, now);
    expect(await restoreAfterReset(callAt(scope, now), resetId)).toEqual({ ok: false, reason: "live" });
  });

  test("is rejected after the reset was used: the old methods are gone", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code, resetId } = await resetBy(ada, bo, now);
    const { waiting, setId } = await enrolUnsaved(bo, code, now);
    expect(await saveRecoveryCodes(callAt(waiting, now), setId)).toMatchObject({ ok: true });
    expect(await restoreAfterReset(callAt(await scopeFor(ada, now), now), resetId)).toEqual({
      ok: false,
      reason: "over",
    });
    expect(await inWorkspace(workspace.id, (tx) => tx.credential.count({ where: { memberId: bo.id } }))).toBe(1);
  });

  test("brings the old methods back after a code expired unused", async () => {
    const { ada, bo } = await castOf(now);
    const { resetId } = await resetBy(ada, bo, now);
    const late = after(now, hours(25));
    expect(await stepOf(bo, late)).toBe("ask-for-help");
    expect(await restoreAfterReset(callAt(await scopeFor(ada, late), late), resetId)).toEqual({ ok: true });
    expect(await signsInWithOldApp(bo, late)).toBe(true);
  });

  test("after an unfinished enrolment deletes what was enrolled, and brings back what was before", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code, resetId } = await resetBy(ada, bo, now);
    await enrolUnsaved(bo, code, now);
    const late = after(now, minutes(31));
    expect(await restoreAfterReset(callAt(await scopeFor(ada, late), late), resetId)).toEqual({ ok: true });
    const left = await inWorkspace(workspace.id, (tx) => tx.credential.findMany({ where: { memberId: bo.id } }));
    expect(left).toMatchObject([{ name: "Phone", suspendedAt: null }]);
    expect(await signsInWithOldApp(bo, late)).toBe(true);
  });

  test("depends on the newest reset alone", async () => {
    const { ada, bo } = await castOf(now);
    const first = await resetBy(ada, bo, now);
    await cancelReset(callAt(await scopeFor(ada, now), now), first.resetId, "keep");
    const later = after(now, minutes(1));
    await resetBy(ada, bo, later);
    expect(await restoreAfterReset(callAt(await scopeFor(ada, later), later), first.resetId)).toEqual({
      ok: false,
      reason: "over",
    });
  });

  test("of two at once, one restores", async () => {
    const { ada, owner, bo } = await castOf(now);
    const { resetId } = await resetBy(ada, bo, now);
    const late = after(now, hours(25));
    const scopes = [await scopeFor(ada, late), await scopeFor(owner, late)];
    const answers = await Promise.all(scopes.map((scope) => restoreAfterReset(callAt(scope, late), resetId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("the link in the member's mail", () => {
  test("stops the reset: the code opens nothing, an enrolment ends, the old methods stay off, admins see it", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code, resetId } = await resetBy(ada, bo, now);
    const opened = await enterCode(bo, code, now);
    const { linked } = await stopLink(workspace.id, workspace.slug);
    expect(await stopReset(strangerAt(now), linked)).toEqual({ ok: true });
    expect(opened.ok && (await readStanding(opened.token, strangerAt(now)))).toBeNull();
    expect((await enterCode(bo, code, now)).ok).toBe(false);
    expect(await stepOf(bo, now)).toBe("ask-for-help");
    expect(await signsInWithOldApp(bo, now)).toBe(false);
    await inWorkspace(workspace.id, async (tx) => {
      expect(await tx.reset.findFirst({ where: { id: resetId } })).toMatchObject({ endedAt: now, ending: "stopped" });
      expect(await tx.auditEvent.count({ where: { action: "reset.stopped", subjectId: bo.id } })).toBe(1);
    });
    expect(await restoreAfterReset(callAt(await scopeFor(ada, now), now), resetId)).toEqual({ ok: true });
  });

  test("changes nothing when it is looked at", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const { code } = await resetBy(ada, bo, now);
    const { linked } = await stopLink(workspace.id, workspace.slug);
    expect(await readLinkedState(linked, now)).toBe("issued");
    expect(await enterCode(bo, code, now)).toMatchObject({ ok: true });
  });

  test("works once, and not for a reset that has ended", async () => {
    const { workspace, ada, bo } = await castOf(now);
    await resetBy(ada, bo, now);
    const { linked } = await stopLink(workspace.id, workspace.slug);
    const answers = await Promise.all([stopReset(strangerAt(now), linked), stopReset(strangerAt(now), linked)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("leads nowhere in another workspace, or with anything changed in it", async () => {
    const { workspace, ada, bo } = await castOf(now);
    const other = await castOf(now);
    await resetBy(ada, bo, now);
    const { token } = await stopLink(workspace.id, workspace.slug);
    expect(await findByStopToken(other.workspace.slug, token)).toBeNull();
    expect(await findByStopToken(workspace.slug, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBeNull();
    expect(await findByStopToken(workspace.slug, "' or 1=1 --")).toBeNull();
  });
});
