import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours, minutes } from "@/lib/ground/durations";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, openSession, openWorkspace, signIn } from "@/test/people";
import { bareScope, scopeOf } from "@/test/scope";
import { closeHelpRequest } from "./close-request";
import { readHelpContacts } from "./help-contacts";
import { requestHelp } from "./request-help";

// The setting is read at its first use, and no import uses it.
Object.assign(process.env, { SUPPORT_CONTACT: "help@operator.test" });

const now = new Date("2025-11-22T10:00:00Z");

async function cast() {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  const ada = await addMember(workspace.id, "admin", now, "Ada Admin");
  const hal = await addMember(workspace.id, "helpdesk", now, "Hal Helpdesk");
  return { workspace, bo, ada, hal };
}

const requests = (workspaceId: string) => inWorkspace(workspaceId, (tx) => tx.helpRequest.findMany());

test("a member at the challenge asks for help: one request, a mail to each person who may reset them, names but no addresses", async () => {
  const { workspace, bo, ada, hal } = await cast();
  const answer = await requestHelp(callAt(await openSession(bo, [{ kind: "password" }], now), now));
  expect(answer).toEqual({ ok: true, names: ["Hal Helpdesk", "Ada Admin", "Olga Owner"], support: null });
  expect(await requests(workspace.id)).toMatchObject([{ memberId: bo.id, closedAt: null }]);
  const mails = await waitingMails(workspace.id);
  expect(mails.map(({ template }) => template)).toEqual(Array(3).fill("reset-requested"));
  expect(mails.map(({ to }) => to).sort()).toEqual([ada.email, hal.email, workspace.owner.email].sort());
});

test("a second request within the hour is rejected, mails no one, and says when", async () => {
  const { workspace, bo } = await cast();
  const standing = await openSession(bo, [{ kind: "password" }], now);
  await requestHelp(callAt(standing, now));
  const again = await requestHelp(callAt(standing, after(now, minutes(59))));
  expect(again).toMatchObject({ ok: false, reason: "help-wait", retryAt: after(now, hours(1)) });
  expect(await waitingMails(workspace.id)).toHaveLength(3);
});

test("a request is closed once, by anyone who reaches the member and has a second factor of their own", async () => {
  const { workspace, bo, hal } = await cast();
  await requestHelp(callAt(await openSession(bo, [{ kind: "password" }], now), now));
  const [request] = await requests(workspace.id);
  const id = request?.id ?? "";
  const bare = await bareScope(await addPlain(workspace.id, "admin", now), "members:reset", now);
  expect(await closeHelpRequest(callAt(bare, now), id)).toEqual({ ok: false, reason: "enrol-first" });
  const scope = await scopeOf(hal, "members:reset", now);
  expect(await closeHelpRequest(callAt(scope, now), id)).toEqual({ ok: true });
  expect(await closeHelpRequest(callAt(scope, now), id)).toEqual({ ok: false, reason: "over" });
});

test("of two requests at once, one is filed", async () => {
  const { workspace, bo } = await cast();
  const standing = await openSession(bo, [{ kind: "password" }], now);
  const answers = await Promise.all([1, 2, 3, 4].map(() => requestHelp(callAt(standing, now))));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await requests(workspace.id)).toHaveLength(1);
});

test("an open request is mailed again after an hour, and not doubled", async () => {
  const { workspace, bo } = await cast();
  await requestHelp(callAt(await openSession(bo, [{ kind: "password" }], now), now));
  const later = after(now, minutes(61));
  expect(await requestHelp(callAt(await openSession(bo, [{ kind: "password" }], later), later))).toMatchObject({
    ok: true,
  });
  expect(await requests(workspace.id)).toHaveLength(1);
  expect(await waitingMails(workspace.id)).toHaveLength(6);
});

test("a full session can't ask for help", async () => {
  const { bo } = await cast();
  await expect(requestHelp(callAt(await signIn(bo, now), now))).rejects.toThrow("challenge");
});

test("a deactivated or invited admin is not named", async () => {
  const { workspace, bo, ada, hal } = await cast();
  await inWorkspace(workspace.id, async (tx) => {
    await tx.member.updateMany({ where: { id: ada.id }, data: { deactivatedAt: now } });
    await tx.member.updateMany({ where: { id: hal.id }, data: { joinedAt: null } });
    expect((await readHelpContacts(tx, bo)).names).toEqual(["Olga Owner"]);
  });
});

test("help comes from a higher role only, and for an owner from another owner", async () => {
  const { workspace, ada, hal } = await cast();
  const second = await addPlain(workspace.id, "owner", now, "Otto Owner");
  await inWorkspace(workspace.id, async (tx) => {
    expect((await readHelpContacts(tx, hal)).names).toEqual(["Ada Admin", "Olga Owner", "Otto Owner"]);
    expect((await readHelpContacts(tx, ada)).names).toEqual(["Olga Owner", "Otto Owner"]);
    expect((await readHelpContacts(tx, second)).names).toEqual(["Olga Owner"]);
  });
});

test("a sole owner is told of the operator, and nothing is filed", async () => {
  const { workspace } = await cast();
  const answer = await requestHelp(callAt(await openSession(workspace.owner, [{ kind: "password" }], now), now));
  expect(answer).toEqual({
    ok: false,
    reason: "operator-only",
    retryAt: null,
    names: [],
    support: "help@operator.test",
  });
  expect(await requests(workspace.id)).toEqual([]);
});
