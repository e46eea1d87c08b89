import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/db";
import { after, minutes } from "@/lib/durations";
import { signInWithPassword } from "@/lib/sign-in/with-password";
import { waitingMails } from "@/test/mails";
import { addMember, openWorkspace, password, signIn, visitor } from "@/test/people";
import { reserveResetMail, sendResetMail } from "./request-reset";
import { resetPassword } from "./reset";
import { findResetLink } from "./reset-link";

const now = new Date("2025-11-22T10:00:00Z");
const next = "violet anchor 7 meadow";

async function cast() {
  const workspace = await openWorkspace(now);
  return { workspace, bo: await addMember(workspace.id, "member", now, "Bo Member") };
}

async function askedBy(workspace: { id: string; slug: string }, email: string, at = now): Promise<string> {
  await sendResetMail(workspace.slug, email, visitor, at);
  const mails = (await waitingMails(workspace.id)).filter(({ template }) => template === "password-reset");
  return String(mails.at(-1)?.params.token);
}

test("the link sets a new password once, ends every session, leaves the second factor, and signs nobody in", async () => {
  const { workspace, bo } = await cast();
  await signIn(bo, now);
  const token = await askedBy(workspace, bo.email.toUpperCase());
  const linked = await findResetLink(workspace.slug, token, now);
  if (!linked) throw new Error("no link");
  expect(await resetPassword(linked, next, visitor, now)).toMatchObject({ ok: true });
  await inWorkspace(workspace.id, async (tx) => {
    expect(await tx.session.count({ where: { memberId: bo.id, revokedAt: null } })).toBe(0);
    expect(await tx.credential.count({ where: { memberId: bo.id, confirmedAt: { not: null } } })).toBe(1);
  });
  const input = { slug: workspace.slug, email: bo.email };
  expect(await signInWithPassword({ ...input, password }, visitor, now)).toMatchObject({ ok: false });
  const signedIn = await signInWithPassword({ ...input, password: next }, visitor, now);
  expect(signedIn).toMatchObject({ ok: true, step: "second-factor" });
  expect(await findResetLink(workspace.slug, token, now)).toBeNull();
  expect((await waitingMails(workspace.id)).at(-1)).toMatchObject({
    template: "password-changed",
    params: { how: "reset" },
  });
});

test("of four requests with one link, one wins", async () => {
  const { workspace, bo } = await cast();
  const linked = await findResetLink(workspace.slug, await askedBy(workspace, bo.email), now);
  if (!linked) throw new Error("no link");
  const results = await Promise.all([1, 2, 3, 4].map((n) => resetPassword(linked, `${next} ${n}`, visitor, now)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("looking at a link spends nothing, and neither does a refused password", async () => {
  const { workspace, bo } = await cast();
  const token = await askedBy(workspace, bo.email);
  const linked = await findResetLink(workspace.slug, token, now);
  if (!linked) throw new Error("no link");
  expect(await resetPassword(linked, "short", visitor, now)).toMatchObject({ ok: false, reason: "weak" });
  expect(await findResetLink(workspace.slug, token, now)).not.toBeNull();
});

test("a link is worth nothing after 30 minutes, after a newer one, or in another workspace", async () => {
  const { workspace, bo } = await cast();
  const other = await openWorkspace(now);
  const token = await askedBy(workspace, bo.email);
  expect(await findResetLink(other.slug, token, now)).toBeNull();
  expect(await findResetLink(workspace.slug, token, after(now, minutes(30)))).toBeNull();
  await askedBy(workspace, bo.email);
  expect(await findResetLink(workspace.slug, token, now)).toBeNull();
});

test("an address nobody has gets no mail, and the same answer, the same limit", async () => {
  const { workspace, bo } = await cast();
  await sendResetMail(workspace.slug, "nobody@acme.test", visitor, now);
  expect(await waitingMails(workspace.id)).toEqual([]);
  for (const email of ["nobody@acme.test", bo.email]) {
    expect(await reserveResetMail(workspace.id, email, now)).toEqual({ ok: true });
    expect(await reserveResetMail(workspace.id, email, now)).toMatchObject({ ok: false, reason: "mail-wait" });
  }
});

test("somebody deactivated can't reset a password", async () => {
  const { workspace, bo } = await cast();
  const token = await askedBy(workspace, bo.email);
  await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data: { deactivatedAt: now } }));
  expect(await findResetLink(workspace.slug, token, now)).toBeNull();
});

test("no token stands in the database", async () => {
  const { workspace, bo } = await cast();
  const token = await askedBy(workspace, bo.email);
  const rows = await inWorkspace(workspace.id, (tx) => tx.passwordReset.findMany());
  expect(JSON.stringify(rows)).not.toContain(token);
});
