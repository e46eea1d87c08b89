import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { findResetLink } from "@/lib/methods/passwords/reset-link";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, openWorkspace, type Person, rowOf } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { sendPasswordReset } from "./send-password-reset";

const now = new Date("2026-11-22T10:00:00Z");

async function cast() {
  const workspace = await openWorkspace(now);
  const ada = await addMember(workspace.id, "admin", now, "Ada Admin");
  return { workspace, ada, bo: await addMember(workspace.id, "member", now, "Bo Member") };
}

const send = async (actor: Person, subject: Person, at = now) =>
  sendPasswordReset(callAt(await scopeOf(actor, "members:manage", at), at), subject.id);
const links = async (workspaceId: string) =>
  (await waitingMails(workspaceId)).filter(({ template }) => template === "password-reset");

test("an admin sends a link that names them, leaves the earlier one alive, and changes neither password nor second factor", async () => {
  const { workspace, ada, bo } = await cast();
  const row = () => inWorkspace(workspace.id, (tx) => rowOf(tx, bo));
  const before = await row();
  expect(await send(ada, bo)).toEqual({ ok: true });
  const later = after(now, minutes(2));
  expect(await send(ada, bo, later)).toEqual({ ok: true });
  const mails = await links(workspace.id);
  expect(mails).toMatchObject([
    { to: bo.email, params: { by: "Ada Admin" } },
    { to: bo.email, params: { by: "Ada Admin" } },
  ]);
  const live = await Promise.all(mails.map(({ params }) => findResetLink(workspace.slug, String(params.token), later)));
  expect(live.filter(Boolean)).toHaveLength(2);
  expect(await row()).toEqual(before);
  const events = await inWorkspace(workspace.id, (tx) =>
    tx.auditEvent.findMany({ where: { action: "password.reset_sent" } }),
  );
  expect(events).toMatchObject([
    { actorId: ada.id, subjectId: bo.id },
    { actorId: ada.id, subjectId: bo.id },
  ]);
});

test("a member gets one mail a minute, from any number of actors", async () => {
  const { workspace, ada, bo } = await cast();
  const results = await Promise.all([send(ada, bo), send(ada, bo), send(workspace.owner, bo)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.reason === "mail-wait")).toHaveLength(2);
  expect(await links(workspace.id)).toHaveLength(1);
});

test("no mail goes to the actor, an equal or higher role, or an account that is off; nothing is counted for it", async () => {
  const { workspace, ada, bo } = await cast();
  const amy = await addPlain(workspace.id, "admin", now);
  for (const subject of [ada, amy, workspace.owner])
    expect(await send(ada, subject)).toEqual({ ok: false, reason: "not-found" });
  await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data: { deactivatedAt: now } }));
  expect(await send(ada, bo)).toEqual({ ok: false, reason: "not-active" });
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: bo.id }, data: { deactivatedAt: null } }),
  );
  expect(await send(ada, bo)).toEqual({ ok: true });
  expect(await links(workspace.id)).toHaveLength(1);
});
