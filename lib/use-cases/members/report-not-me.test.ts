import "@/test/database";
import { describe, expect, test } from "vitest";
import { judgeFor } from "@/lib/access/sessions/judge";
import { readStanding } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { queueMail } from "@/lib/records/mail/queue";
import { signInWithPassword } from "@/lib/use-cases/sign-in/with-password";
import { waitingMails } from "@/test/mails";
import { addMember, openWorkspace, password, rowOf, signIn, strangerAt } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { lockAccount, unlockAccount } from "./lock-account";
import { findNotice } from "./notice-link";
import { reportByLink, reportNotMe } from "./report-not-me";

const now = new Date("2025-11-22T10:00:00Z");

const full = async (person: Parameters<typeof signIn>[0]) => {
  const judged = judgeFor(await signIn(person, now), "members:read");
  if (!judged.ok) throw new Error("not in");
  return judged.scope;
};
const passwordOf = (slug: string, email: string) => signInWithPassword(strangerAt(now), { slug, email, password });

test("[W4] a locked account: its sessions are over, its password leads to the names to ask, its methods stay", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const his = await signIn(bo, now);
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  expect(await lockAccount(scope, bo.id)).toEqual({ ok: true });
  expect(await lockAccount(scope, bo.id)).toEqual({ ok: false, reason: "already-locked" });
  expect(
    await inWorkspace(workspace.id, (tx) => tx.session.count({ where: { memberId: bo.id, revokedAt: null } })),
  ).toBe(0);
  expect(his.step).toBe("in");
  const answer = await passwordOf(workspace.slug, bo.email);
  expect(answer).toMatchObject({ ok: true, step: "ask-for-help" });
  const standing = answer.ok ? await readStanding(answer.token, strangerAt(now)) : null;
  expect(standing?.session.stage).toBe("challenge");
  expect((await inWorkspace(workspace.id, (tx) => rowOf(tx, bo))).totpCount).toBe(1);
  expect(await unlockAccount(scope, bo.id)).toEqual({ ok: true });
  expect(await passwordOf(workspace.slug, bo.email)).toMatchObject({ ok: true, step: "second-factor" });
});

test("[W4] a sign-in that was under way when the account was locked does not get in", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  const [, ...answers] = await Promise.all([
    lockAccount(scope, bo.id),
    ...Array.from({ length: 4 }, () => passwordOf(workspace.slug, bo.email)),
  ]);
  for (const answer of answers) {
    const standing = answer.ok ? await readStanding(answer.token, strangerAt(now)) : null;
    expect(["ask-for-help", undefined]).toContain(standing?.step);
  }
});

describe("[W4] locking reaches down only", () => {
  test("an admin locks no owner, no admin and not their own account; a lock needs a live account", async () => {
    const workspace = await openWorkspace(now);
    const ada = await addMember(workspace.id, "admin", now);
    const other = await addMember(workspace.id, "admin", now);
    const scope = await scopeOf(ada, "members:manage", now);
    for (const { id } of [workspace.owner, other, ada])
      expect(await lockAccount(scope, id)).toEqual({ ok: false, reason: "not-found" });
  });

  test("of two owners who lock each other at once, one stays", async () => {
    const workspace = await openWorkspace(now);
    const otto = await addMember(workspace.id, "owner", now);
    const [one, two] = [
      await scopeOf(workspace.owner, "members:manage", now),
      await scopeOf(otto, "members:manage", now),
    ];
    const done = await Promise.all([lockAccount(one, otto.id), lockAccount(two, workspace.owner.id)]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

test("[W4] the last owner is never locked out: a new password by a mailed link lets them in again", async () => {
  const workspace = await openWorkspace(now);
  const { owner } = workspace;
  expect(await reportNotMe(await full(owner))).toEqual({ ok: true, unlocks: "password" });
  expect(await inWorkspace(workspace.id, (tx) => rowOf(tx, owner))).toMatchObject({ unlockedBy: "password" });
  const mails = await waitingMails(workspace.id);
  expect(mails.map(({ template }) => template)).toEqual(expect.arrayContaining(["account-locked", "password-reset"]));
});

test("[W4] of two owners who report at once, one is left with a mailed link", async () => {
  const workspace = await openWorkspace(now);
  const otto = await addMember(workspace.id, "owner", now);
  const done = await Promise.all([reportNotMe(await full(workspace.owner)), reportNotMe(await full(otto))]);
  expect(done.map((one) => one.ok && one.unlocks).sort()).toEqual(["admin", "password"]);
});

test("[W4] the link of a notice locks once, for seven days, and only its own account", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const params = { workspace: { name: "Acme", slug: workspace.slug }, at: now.toISOString(), how: "changed" } as const;
  await inWorkspace(workspace.id, (tx) => queueMail(tx, { template: "password-changed", to: bo.email, params }));
  const mail = (await waitingMails(workspace.id)).find(({ template }) => template === "password-changed");
  const token = String((mail as { params?: { notMe?: string } } | undefined)?.params?.notMe);
  expect(await findNotice(workspace.slug, "x".repeat(43), now)).toBeNull();
  expect(await findNotice("another", token, now)).toBeNull();
  const made = new Date();
  expect(await findNotice(workspace.slug, token, after(made, days(8)))).toMatchObject({ state: "expired" });
  const notice = await findNotice(workspace.slug, token, made);
  if (!notice) throw new Error("no notice");
  expect(notice).toMatchObject({ state: "live", memberId: bo.id });
  const both = await Promise.all([reportByLink(strangerAt(made), notice), reportByLink(strangerAt(made), notice)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await inWorkspace(workspace.id, (tx) => rowOf(tx, bo))).unlockedBy).toBe("admin");
  expect(await findNotice(workspace.slug, token, made)).toMatchObject({ state: "locked" });
});
