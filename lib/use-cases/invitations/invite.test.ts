import "@/test/database";
import { expect, test } from "vitest";
import { readStanding } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, minutes } from "@/lib/ground/durations";
import { endOfDay } from "@/lib/rules/policy/assess";
import { initialSettings, type RoleName, roles } from "@/lib/rules/policy/settings";
import { changeRole } from "@/lib/use-cases/members/change-role";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, openWorkspace, strangerAt } from "@/test/people";
import { bareScope, mailedScope, scopeOf } from "@/test/scope";
import { acceptInvitation } from "./accept";
import { findInvitation } from "./find";
import { addressesAtMost, invite } from "./invite";
import { invitePeople } from "./invite-people";
import { resendInvitation } from "./resend";
import { withdrawInvitation } from "./withdraw";

const now = new Date("2026-11-22T10:00:00Z");
const answer = { name: "Bo Member", password: "granite heron 42 lantern" };

async function invited(changed = {}, role: RoleName = "member") {
  const workspace = await openWorkspace(now, changed);
  const scope = await scopeOf(workspace.owner, "members:invite", now);
  await invite(callAt(scope, now), { addresses: "bo@acme.test", role });
  const member = await inWorkspace(workspace.id, (tx) =>
    tx.member.findFirstOrThrow({ where: { email: "bo@acme.test" } }),
  );
  return { workspace, scope, member, token: await newestToken(workspace.id) };
}

async function newestToken(workspaceId: string): Promise<string> {
  const mails = (await waitingMails(workspaceId)).filter(({ template }) => template === "invitation");
  return String(mails.at(-1)?.params.token);
}

const requestOf = ({ scope, member }: Awaited<ReturnType<typeof invited>>) => [callAt(scope, now), member.id] as const;

test("an invited person gets a mail that names the requirement, and is a member who has not joined", async () => {
  const { workspace, member, token } = await invited({ graceDays: 0 }, "helpdesk");
  expect(member).toMatchObject({ role: "helpdesk", joinedAt: null, passwordHash: null });
  expect(await waitingMails(workspace.id)).toMatchObject([
    {
      template: "invitation",
      to: "bo@acme.test",
      params: { inviter: "Olga Owner", role: "helpdesk", requirement: { kind: "now" }, methods: ["totp", "passkey"] },
    },
  ]);
  const stored = await inWorkspace(workspace.id, (tx) => tx.invitation.findFirstOrThrow());
  expect(stored.expiresAt).toEqual(after(now, days(7)));
  expect(Buffer.from(stored.tokenHash).toString()).not.toContain(token);
});

test("each line of a list gets its own outcome", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addPlain(workspace.id, "member", now);
  const gone = await addPlain(workspace.id, "member", now);
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: gone.id }, data: { deactivatedAt: now } }),
  );
  const scope = await scopeOf(workspace.owner, "members:invite", now);
  await invite(callAt(scope, now), { addresses: "old@acme.test", role: "member" });
  const addresses = `new@acme.test, ${bo.email.toUpperCase()}\n${gone.email};old@acme.test nonsense NEW@acme.test`;
  expect(await invite(callAt(scope, now), { addresses, role: "member" })).toEqual({
    ok: true,
    report: [
      { address: "new@acme.test", outcome: "invited" },
      { address: bo.email.toUpperCase().replace("ACME.TEST", "acme.test"), outcome: "member" },
      { address: gone.email, outcome: "deactivated" },
      { address: "old@acme.test", outcome: "waiting" },
      { address: "nonsense", outcome: "malformed" },
    ],
  });
  expect(await waitingMails(workspace.id)).toHaveLength(2);
});

test("one address invited by two requests at once becomes one member with one mail", async () => {
  const workspace = await openWorkspace(now);
  const scope = await scopeOf(workspace.owner, "members:invite", now);
  const list = Array.from({ length: 20 }, (_, i) => `p${i}@acme.test`);
  await Promise.all(
    [list, [...list].reverse(), list].map((addresses) =>
      invite(callAt(scope, now), { addresses: addresses.join("\n"), role: "member" }),
    ),
  );
  expect(await inWorkspace(workspace.id, (tx) => tx.member.count({ where: { joinedAt: null } }))).toBe(20);
  expect(await waitingMails(workspace.id)).toHaveLength(20);
});

test("an actor invites only into roles they may give, and only with permission to invite", async () => {
  const workspace = await openWorkspace(now);
  const allowed: Record<RoleName, RoleName[]> = {
    owner: ["member", "helpdesk", "admin", "owner"],
    admin: ["member", "helpdesk"],
    helpdesk: [],
    member: [],
  };
  for (const by of roles) {
    const scope = await scopeOf(await addMember(workspace.id, by, now), "members:invite", now);
    for (const role of roles) {
      const result = await invite(callAt(scope, now), { addresses: `${by}-${role}@acme.test`, role });
      expect(result.ok, `${by} invites ${role}`).toBe(allowed[by].includes(role));
    }
  }
  expect(await inWorkspace(workspace.id, (tx) => tx.member.count({ where: { joinedAt: null } }))).toBe(6);
});

test("an actor without fresh proof neither invites, nor sends again, nor withdraws", async () => {
  const one = await invited();
  const late = callAt(one.scope, after(now, minutes(11)));
  const refused = { ok: false, reason: "stale" };
  const eve = { addresses: "eve@evil.test", role: "owner" } as const;
  expect(await invite(late, eve)).toEqual(refused);
  expect(await invitePeople(late, { people: [], role: "owner" })).toEqual(refused);
  expect(await resendInvitation(late, one.member.id)).toEqual(refused);
  expect(await withdrawInvitation(late, one.member.id)).toEqual(refused);
  expect(await inWorkspace(one.workspace.id, (tx) => tx.member.count())).toBe(2);
  expect(await waitingMails(one.workspace.id)).toHaveLength(1);
});

test.each([
  ["no second factor", bareScope],
  ["an emailed code alone", mailedScope],
])("an admin in grace with %s invites no one before enrolling", async (_, scopeWithout) => {
  const one = await invited({ graceDays: 14, methods: { totp: true, passkey: true, email: true } });
  const scope = await scopeWithout(await addPlain(one.workspace.id, "admin", now), "members:invite", now);
  const refused = { ok: false, reason: "enrol-first" };
  expect(await invite(callAt(scope, now), { addresses: "eve@evil.test", role: "helpdesk" })).toEqual(refused);
  expect(await resendInvitation(callAt(scope, now), one.member.id)).toEqual(refused);
  expect(await withdrawInvitation(callAt(scope, now), one.member.id)).toEqual(refused);
  expect(await inWorkspace(one.workspace.id, (tx) => tx.member.count())).toBe(3);
});

test("an empty list and one beyond the limit invite no one", async () => {
  const workspace = await openWorkspace(now);
  const scope = await scopeOf(workspace.owner, "members:invite", now);
  const many = Array.from({ length: addressesAtMost + 1 }, (_, i) => `p${i}@acme.test`).join(",");
  expect(await invite(callAt(scope, now), { addresses: " ,\n", role: "member" })).toEqual({
    ok: false,
    reason: "empty",
  });
  expect(await invite(callAt(scope, now), { addresses: many, role: "member" })).toEqual({
    ok: false,
    reason: "too-many",
  });
});

test("an invitation used twice at once adds one member", async () => {
  const { workspace, token, member } = await invited();
  const answers = await Promise.all(
    [1, 2, 3, 4].map((n) => acceptInvitation(strangerAt(now), token, { ...answer, name: `Bo ${n}` })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await inWorkspace(workspace.id, (tx) => tx.session.count({ where: { memberId: member.id } }))).toBe(1);
  expect(await acceptInvitation(strangerAt(now), token, answer)).toEqual({ ok: false, reason: "gone" });
  expect((await findInvitation(token, now))?.state).toBe("accepted");
});

test("where a second factor is required, joining leads to enrolment and nowhere else", async () => {
  const { token } = await invited();
  const joined = await acceptInvitation(strangerAt(now), token, answer);
  if (!joined.ok) throw new Error("refused");
  expect(joined.step).toBe("enrol");
  const standing = await readStanding(joined.token, strangerAt(now));
  expect(standing).toMatchObject({ step: "enrol", session: { stage: "enrolment" }, member: { name: "Bo Member" } });
});

test("days of grace are stored once, to the end of the last day", async () => {
  const { token, member, workspace } = await invited({ ...initialSettings, graceDays: 14 });
  const joined = await acceptInvitation(strangerAt(now), token, answer);
  expect(joined).toMatchObject({ ok: true, step: "in" });
  const row = await inWorkspace(workspace.id, (tx) => tx.member.findFirstOrThrow({ where: { id: member.id } }));
  expect(row.graceUntil).toEqual(endOfDay(after(now, days(14))));
});

test("a link stops working after a week, and when sent again, withdrawn, deactivated or mistyped", async () => {
  const late = await invited();
  expect(await acceptInvitation(strangerAt(after(now, days(7))), late.token, answer)).toMatchObject({ reason: "gone" });

  const again = await invited();
  expect(await resendInvitation(...requestOf(again))).toEqual({ ok: true });
  expect(await acceptInvitation(strangerAt(now), again.token, answer)).toMatchObject({ reason: "gone" });
  const fresh = (await waitingMails(again.workspace.id))
    .map(({ params }) => String(params.token))
    .filter((t) => t !== again.token);
  expect(await acceptInvitation(strangerAt(now), fresh[0] ?? "", answer)).toMatchObject({ ok: true });

  const withdrawn = await invited();
  expect(await withdrawInvitation(...requestOf(withdrawn))).toEqual({ ok: true });
  expect(await findInvitation(withdrawn.token, now)).toBeNull();
  expect(await acceptInvitation(strangerAt(now), withdrawn.token, answer)).toMatchObject({ reason: "gone" });

  expect(await findInvitation("x".repeat(43), now)).toBeNull();
  expect(await findInvitation("' or 1=1", now)).toBeNull();
});

test("looking at an invitation spends nothing", async () => {
  const { token } = await invited();
  for (let i = 0; i < 3; i++) expect((await findInvitation(token, now))?.state).toBe("live");
  expect(await acceptInvitation(strangerAt(now), token, answer)).toMatchObject({ ok: true });
});

test("of an acceptance and a withdrawal at once, one takes effect", async () => {
  for (let round = 0; round < 4; round++) {
    const one = await invited();
    const [accepted, withdrawn] = await Promise.all([
      acceptInvitation(strangerAt(now), one.token, answer),
      withdrawInvitation(...requestOf(one)),
    ]);
    expect([accepted.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1);
  }
});

test("an invitation is sent again at most once a minute", async () => {
  const one = await invited();
  expect(await resendInvitation(...requestOf(one))).toEqual({ ok: true });
  expect(await resendInvitation(...requestOf(one))).toMatchObject({ ok: false, reason: "mail-wait" });
});

test("a member who has joined is neither invited again nor withdrawn", async () => {
  const one = await invited();
  await acceptInvitation(strangerAt(now), one.token, answer);
  expect(await resendInvitation(...requestOf(one))).toEqual({ ok: false, reason: "joined" });
  expect(await withdrawInvitation(...requestOf(one))).toEqual({ ok: false, reason: "joined" });
});

test("an admin does not withdraw or resend the invitation of an equal or higher role", async () => {
  const one = await invited({}, "admin");
  const ada = await addMember(one.workspace.id, "admin", now);
  const scope = await scopeOf(ada, "members:invite", now);
  const refused = { ok: false, reason: "not-found" };
  expect(await withdrawInvitation(callAt(scope, now), one.member.id)).toEqual(refused);
  expect(await resendInvitation(callAt(scope, now), one.member.id)).toEqual(refused);
});

test("a person invited into a role that is changed joins in the changed one, and is not mailed before", async () => {
  const one = await invited({}, "admin");
  const scope = await scopeOf(one.workspace.owner, "members:manage", now);
  expect(await changeRole(callAt(scope, now), one.member.id, "member")).toEqual({ ok: true });
  expect(await waitingMails(one.workspace.id)).toHaveLength(1);
  await acceptInvitation(strangerAt(now), one.token, answer);
  const row = await inWorkspace(one.workspace.id, (tx) => tx.member.findFirstOrThrow({ where: { id: one.member.id } }));
  expect(row.role).toBe("member");
});
