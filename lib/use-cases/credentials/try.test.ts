import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { addMember, appCode, callAt, openSession, openWorkspace, signIn } from "@/test/people";
import { tryCode } from "./try";

const now = new Date("2025-11-22T10:00:00Z");
const later = after(now, minutes(20));

async function openDrill() {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  return { bo, standing: (await signIn(bo, now)) as FullStanding };
}

test("a right code names its app, and proves nothing to the session", async () => {
  const { bo, standing } = await openDrill();
  const [app] = await inWorkspace(bo.workspaceId, (tx) => tx.credential.findMany({ where: { memberId: bo.id } }));
  expect(await tryCode(callAt(standing, later), appCode(bo, later))).toEqual({ ok: true, credentialId: app?.id });
  const kept = await inWorkspace(bo.workspaceId, (tx) =>
    tx.session.findMany({ where: { memberId: bo.id }, select: { secondFactorAt: true, tokenHash: true } }),
  );
  expect(kept).toEqual([{ secondFactorAt: standing.session.secondFactorAt, tokenHash: expect.anything() }]);
});

test("a code that was tried is spent: it signs no one in", async () => {
  const { bo, standing } = await openDrill();
  const code = appCode(bo, later);
  await tryCode(callAt(standing, later), code);
  expect(await tryCode(callAt(standing, later), code)).toEqual({ ok: false, reason: "used" });
  const challenge = await openSession(bo, [{ kind: "password" }], later);
  expect(await answerChallenge(callAt(challenge, later), code)).toMatchObject({ ok: false, reason: "used" });
});

test("a colleague's code is wrong, and wrong codes count as they do at sign-in", async () => {
  const { bo, standing } = await openDrill();
  const cy = await addMember(bo.workspaceId, "member", now, "Cy Colleague");
  for (let n = 0; n < 10; n++) {
    const at = after(later, seconds(n));
    expect(await tryCode(callAt(standing, at), appCode(cy, at))).toEqual({ ok: false, reason: "wrong-code" });
  }
  const at = after(later, seconds(10));
  expect(await tryCode(callAt(standing, at), appCode(bo, at))).toMatchObject({ ok: false, reason: "wait" });
  const challenge = await openSession(bo, [{ kind: "password" }], at);
  expect(await answerChallenge(callAt(challenge, at), appCode(bo, at))).toMatchObject({ ok: false, reason: "wait" });
});
