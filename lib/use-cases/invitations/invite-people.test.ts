import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { grantInvitations } from "@/lib/use-cases/workspaces/grant-invitations";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, openWorkspace, strangerAt } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { invite } from "./invite";
import { invitePeople, linesAtMost, type PersonGiven } from "./invite-people";
import { lookAhead, lookedAtMost } from "./look-ahead";

const now = new Date("2026-11-22T10:00:00Z");
const line = (number: number, address: string, role = "", name = ""): PersonGiven => ({
  line: number,
  address,
  role,
  name,
});

test("each line of a file gets its own outcome, with the role it names", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addPlain(workspace.id, "member", now);
  const gone = await addPlain(workspace.id, "member", now);
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: gone.id }, data: { deactivatedAt: now } }),
  );
  const ada = await addMember(workspace.id, "admin", now);
  const scope = await scopeOf(ada, "members:invite", now);
  await invite(callAt(scope, now), { addresses: "old@acme.test", role: "member" });
  const people = [
    line(2, "new@acme.test", "", "Nia New"),
    line(3, bo.email.toUpperCase()),
    line(4, gone.email),
    line(5, "old@acme.test"),
    line(6, "nonsense"),
    line(7, "boss@acme.test", "owner"),
    line(8, "odd@acme.test", "wizard"),
    line(9, "NEW@acme.test", "helpdesk"),
    line(10, "desk@acme.test", "helpdesk"),
    line(11, "two\r\nBcc: x@y.test"),
  ];
  const result = await invitePeople(callAt(scope, now), { people, role: "member" });
  expect(result.ok && result.report.map(({ line: number, outcome }) => [number, outcome])).toEqual([
    [2, "invited"],
    [3, "member"],
    [4, "deactivated"],
    [5, "waiting"],
    [6, "malformed"],
    [7, "role"],
    [8, "role"],
    [9, "repeated"],
    [10, "invited"],
    [11, "malformed"],
  ]);
  const rows = await inWorkspace(workspace.id, (tx) =>
    tx.member.findMany({ where: { email: { in: ["new@acme.test", "desk@acme.test"] } }, orderBy: { role: "asc" } }),
  );
  expect(rows.map(({ name, role }) => [name, role])).toEqual(
    expect.arrayContaining([
      ["Nia New", "member"],
      ["desk@acme.test", "helpdesk"],
    ]),
  );
  expect((await waitingMails(workspace.id)).filter(({ template }) => template === "invitation")).toHaveLength(3);
  const events = await inWorkspace(workspace.id, (tx) => tx.auditEvent.count({ where: { action: "member.invited" } }));
  expect(events).toBe(3);
});

test("[E1] a look ahead says what would become of each address, and changes nothing", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addPlain(workspace.id, "member", now);
  const elsewhere = await addPlain((await openWorkspace(now)).id, "member", now);
  const scope = await scopeOf(workspace.owner, "members:invite", now);
  await invite(callAt(scope, now), { addresses: "old@acme.test", role: "member" });
  const addresses = ["new@acme.test", bo.email.toUpperCase(), "OLD@acme.test", elsewhere.email, "new@acme.test"];
  expect(await lookAhead(scope, addresses)).toEqual(["invited", "member", "waiting", "invited", "invited"]);
  expect(await waitingMails(workspace.id)).toHaveLength(1);
  await expect(
    lookAhead(
      scope,
      Array.from({ length: lookedAtMost + 1 }, () => "a@b.test"),
    ),
  ).rejects.toThrow("look");
});

test("an actor who lost permission invites no one, also in the middle of a file", async () => {
  const workspace = await openWorkspace(now);
  const ada = await addMember(workspace.id, "admin", now);
  const scope = await scopeOf(ada, "members:invite", now);
  const slice = (n: number) => ({ people: [line(n, `p${n}@acme.test`)], role: "member" as const });
  expect(await invitePeople(callAt(scope, now), slice(1))).toMatchObject({ ok: true });
  await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: ada.id }, data: { role: "helpdesk" } }));
  expect(await invitePeople(callAt(scope, now), slice(2))).toEqual({ ok: false, reason: "role" });
  expect(await inWorkspace(workspace.id, (tx) => tx.member.count({ where: { joinedAt: null } }))).toBe(1);
});

test("a file sent twice at once mails each address once", async () => {
  const workspace = await openWorkspace(now);
  await grantInvitations(strangerAt(now), workspace.id, linesAtMost);
  const scope = await scopeOf(workspace.owner, "members:invite", now);
  const people = Array.from({ length: linesAtMost }, (_, i) => line(i + 1, `p${i}@acme.test`));
  const results = await Promise.all(
    [people, [...people].reverse()].map((some) => invitePeople(callAt(scope, now), { people: some, role: "member" })),
  );
  const outcomes = results.flatMap((result) => (result.ok ? result.report.map(({ outcome }) => outcome) : []));
  expect(outcomes.filter((outcome) => outcome === "invited")).toHaveLength(linesAtMost);
  expect(await waitingMails(workspace.id)).toHaveLength(linesAtMost);
});
