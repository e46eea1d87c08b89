import "@/test/database";
import { describe, expect, test } from "vitest";
import { rememberAccount } from "@/lib/access/devices/known-device";
import type { Visitor } from "@/lib/access/visitor";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { deliverMails } from "@/lib/records/mail/deliver";
import { sendPasswordReset } from "@/lib/use-cases/members/send-password-reset";
import { signInWithPassword } from "@/lib/use-cases/sign-in/with-password";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, openWorkspace, password, signIn, strangerAt, visitor } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { statementsOf } from "@/test/statements";
import { requestPasswordReset } from "./request-reset";
import { resetPassword } from "./reset";
import { findResetLink } from "./reset-link";

const now = new Date("2025-11-22T10:00:00Z");
const next = "violet anchor 7 meadow";

async function cast() {
  const workspace = await openWorkspace(now);
  return { workspace, bo: await addMember(workspace.id, "member", now, "Bo Member") };
}

// Each call comes from a place of its own, because the limit of one place has a separate test.
let calls = 0;

async function askedBy(workspace: { id: string; slug: string }, email: string, at = now): Promise<string> {
  await requestPasswordReset(strangerAt(at, { ...visitor, address: `198.51.100.${++calls}` }), workspace, email);
  const mails = (await waitingMails(workspace.id)).filter(({ template }) => template === "password-reset");
  return String(mails.at(-1)?.params.token);
}

test("the link sets a new password once, ends every session, keeps the second factor, and signs no one in", async () => {
  const { workspace, bo } = await cast();
  await signIn(bo, now);
  const token = await askedBy(workspace, bo.email.toUpperCase());
  const linked = await findResetLink(workspace.slug, token, now);
  if (!linked) throw new Error("no link");
  expect(await resetPassword(strangerAt(now), linked, next)).toMatchObject({ ok: true });
  await inWorkspace(workspace.id, async (tx) => {
    expect(await tx.session.count({ where: { memberId: bo.id, revokedAt: null } })).toBe(0);
    expect(await tx.credential.count({ where: { memberId: bo.id, confirmedAt: { not: null } } })).toBe(1);
  });
  const input = { slug: workspace.slug, email: bo.email };
  expect(await signInWithPassword(strangerAt(now), { ...input, password })).toMatchObject({ ok: false });
  const signedIn = await signInWithPassword(strangerAt(now), { ...input, password: next });
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
  const results = await Promise.all([1, 2, 3, 4].map((n) => resetPassword(strangerAt(now), linked, `${next} ${n}`)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("looking at a link spends nothing, and neither does a rejected password", async () => {
  const { workspace, bo } = await cast();
  const token = await askedBy(workspace, bo.email);
  const linked = await findResetLink(workspace.slug, token, now);
  if (!linked) throw new Error("no link");
  expect(await resetPassword(strangerAt(now), linked, "short")).toMatchObject({ ok: false, reason: "weak" });
  expect(await findResetLink(workspace.slug, token, now)).not.toBeNull();
});

test("a link is rejected after 30 minutes, or in another workspace", async () => {
  const { workspace, bo } = await cast();
  const other = await openWorkspace(now);
  const token = await askedBy(workspace, bo.email);
  expect(await findResetLink(other.slug, token, now)).toBeNull();
  expect(await findResetLink(workspace.slug, token, after(now, minutes(30)))).toBeNull();
});

test("[A4] a link stays alive when strangers ask for more, and the first one used ends the others", async () => {
  const { workspace, bo } = await cast();
  const token = await askedBy(workspace, bo.email);
  for (let i = 1; i < 30; i++)
    await requestPasswordReset(
      strangerAt(after(now, seconds(i)), { ...visitor, address: `198.18.0.${i}` }),
      workspace,
      bo.email,
    );
  const later = after(now, minutes(2));
  const newer = (await waitingMails(workspace.id)).filter(({ template }) => template === "password-reset");
  expect(newer, "ten a day for strangers, and then one an hour").toHaveLength(11);
  const linked = await findResetLink(workspace.slug, token, later);
  if (!linked) throw new Error("the link died");
  const other = String(newer.at(-1)?.params.token);
  expect(await findResetLink(workspace.slug, other, later)).not.toBeNull();
  expect(await resetPassword(strangerAt(later), linked, next)).toMatchObject({ ok: true });
  expect(await findResetLink(workspace.slug, other, later)).toBeNull();
});

test("[A4] strangers who used up their share of a mailbox leave an admin's and a known device's", async () => {
  const { workspace, bo } = await cast();
  const ask = (visitorLike: Partial<Visitor>) =>
    requestPasswordReset(strangerAt(now, { ...visitor, ...visitorLike }), workspace, bo.email);
  for (let i = 0; i < 11; i++) expect(await ask({ address: `198.18.1.${i}` })).toEqual({ ok: true });
  expect(await ask({ address: "198.18.1.99" })).toMatchObject({ ok: false, reason: "mail-often" });
  const devices = rememberAccount([], { slug: workspace.slug, email: bo.email });
  expect(await ask({ address: "198.18.1.99", devices })).toEqual({ ok: true });
  const scope = await scopeOf(workspace.owner, "members:manage", now);
  expect(await sendPasswordReset(callAt(scope, now), bo.id)).toEqual({ ok: true });
});

describe("asking for a link", () => {
  const strangers = ["nobody@acme.test", "gone@acme.test", "invited@acme.test"];
  let homes = 0;
  const home = () => ({ ...visitor, address: `203.0.113.${++homes}` });

  async function castOfStrangers() {
    const { workspace, bo } = await cast();
    for (const [email, change] of [
      ["gone@acme.test", { deactivatedAt: now }],
      ["invited@acme.test", { joinedAt: null, passwordHash: null }],
    ] as const) {
      const { id } = await addPlain(workspace.id, "member", now);
      const data = { email, emailKey: email, ...change };
      await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id }, data }));
    }
    return { workspace, bo };
  }

  test("does the same for an address without an account, statement by statement, and mails it nothing", async () => {
    const { workspace, bo } = await castOfStrangers();
    const work = [];
    // The queue goes by the real clock.
    const today = new Date();
    for (const email of [bo.email, ...strangers])
      work.push(
        await statementsOf(async () => {
          expect(await requestPasswordReset(strangerAt(today, home()), workspace, email)).toEqual({ ok: true });
        }),
      );
    expect(work[0]?.length).toBeGreaterThan(5);
    for (const statements of work) expect(statements).toEqual(work[0]);
    const sent: string[] = [];
    const transport = {
      send: async ({ to }: { to: string }) => {
        sent.push(to);
      },
      close: () => {},
    };
    while ((await deliverMails(transport, new Date(), 100)).more);
    expect(sent).toContain(bo.email);
    expect(sent.join()).not.toMatch(/nobody|gone|invited/);
    expect(await waitingMails(workspace.id)).toEqual([]);
    const links = await inWorkspace(workspace.id, (tx) => tx.passwordReset.findMany());
    expect(links.map(({ memberId }) => memberId)).toEqual([bo.id]);
  });

  test("queues and records the mail before it returns, so that a process that ends then loses nothing", async () => {
    const { workspace, bo } = await cast();
    expect(await requestPasswordReset(strangerAt(now, home()), workspace, bo.email)).toEqual({ ok: true });
    expect(await waitingMails(workspace.id)).toMatchObject([{ template: "password-reset", to: bo.email }]);
    const events = await inWorkspace(workspace.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: "password.reset_requested" } }),
    );
    expect(events).toMatchObject([{ subjectId: bo.id, actorId: null }]);
  });

  test("again within a minute is rejected alike for known and unknown addresses", async () => {
    const { workspace, bo } = await castOfStrangers();
    for (const email of [bo.email, ...strangers]) {
      const here = home();
      await requestPasswordReset(strangerAt(now, here), workspace, email);
      expect(await requestPasswordReset(strangerAt(now, here), workspace, email)).toEqual({
        ok: false,
        reason: "mail-wait",
        retryAt: after(now, minutes(1)),
      });
    }
  });

  test("is limited to thirty times an hour from one place, for any addresses, and then leaves no budget behind", async () => {
    const { workspace, bo } = await cast();
    const here = home();
    const ask = (email: string, at = now) => requestPasswordReset(strangerAt(at, here), workspace, email);
    for (let i = 0; i < 30; i++) expect(await ask(`p${i}@acme.test`)).toEqual({ ok: true });
    const budgets = () => asSystem<{ n: bigint }>(Prisma.sql`select count(*) as n from attempt_budget`);
    const before = await budgets();
    for (let i = 30; i < 40; i++)
      expect(await ask(`p${i}@acme.test`)).toEqual({ ok: false, reason: "ask-wait", retryAt: after(now, minutes(60)) });
    expect(await budgets()).toEqual(before);
    expect(await requestPasswordReset(strangerAt(now, home()), workspace, bo.email)).toEqual({ ok: true });
    expect(await ask("p41@acme.test", after(now, minutes(60)))).toEqual({ ok: true });
  });
});

test("a deactivated member can't reset a password", async () => {
  const { workspace, bo } = await cast();
  const token = await askedBy(workspace, bo.email);
  await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data: { deactivatedAt: now } }));
  expect(await findResetLink(workspace.slug, token, now)).toBeNull();
});

test("no token is stored in clear", async () => {
  const { workspace, bo } = await cast();
  const token = await askedBy(workspace, bo.email);
  const rows = await inWorkspace(workspace.id, (tx) => tx.passwordReset.findMany());
  expect(JSON.stringify(rows)).not.toContain(token);
});
