import "@/test/database";
import { expect, test } from "vitest";
import { judge } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { findUnexplained } from "@/lib/use-cases/audit-log/unexplained";
import { explainPeople } from "@/test/explained";
import { waitingMails } from "@/test/mails";
import { addMember, openWorkspace, type Person, rowOf, signIn, strangerAt } from "@/test/people";
import { askForAddress } from "./ask-address";
import { confirmAddress } from "./confirm-address";
import { saveProfile } from "./save";
import { findByStopLink, stopAddressChange } from "./stop-address";

const now = new Date("2025-11-22T10:00:00Z");

async function full(person: Person) {
  const judged = judge(await signIn(person, now));
  if (!judged.ok) throw new Error("not in");
  return judged.scope;
}

type Mail = { to: string; template: string; params: Record<string, string> };
const mailsTo = async (workspaceId: string, to: string) =>
  ((await waitingMails(workspaceId)) as unknown as Mail[]).filter((mail) => mail.to === to);

async function unexplained(workspaceId: string) {
  const found = [];
  for await (const finding of findUnexplained(workspaceId)) found.push(finding);
  return found;
}

async function asked(to: string) {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const elsewhere = await signIn(bo, now);
  const standing = await full(bo);
  await explainPeople(workspace.id);
  const result = await askForAddress(standing, to);
  if (!result.ok) throw new Error(result.reason);
  const [mail] = await mailsTo(workspace.id, to);
  const told = (await mailsTo(workspace.id, bo.email)).find(({ template }) => template === "address-changed");
  return {
    workspace,
    bo,
    standing,
    elsewhere,
    id: result.id,
    code: mail?.params.code ?? "",
    stop: told?.params.stopToken ?? "",
  };
}

test("[W6] a new address works once its code is confirmed: others are signed out, both addresses are told, and the log explains it", async () => {
  const { workspace, bo, standing, elsewhere, id, code } = await asked("bo.new@acme.test");
  expect((await inWorkspace(workspace.id, (tx) => rowOf(tx, bo))).email).toBe(bo.email);
  expect(await confirmAddress(standing, id, "00000000")).toMatchObject({ ok: false });
  const both = await Promise.all([confirmAddress(standing, id, code), confirmAddress(standing, id, code)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "over" });
  expect(await inWorkspace(workspace.id, (tx) => rowOf(tx, bo))).toMatchObject({ emailKey: "bo.new@acme.test" });
  const ended = { id: elsewhere.session.id, revokedAt: { not: null } };
  expect(await inWorkspace(workspace.id, (tx) => tx.session.count({ where: ended }))).toBe(1);
  expect(await mailsTo(workspace.id, bo.email)).toHaveLength(2);
  expect(await unexplained(workspace.id)).toEqual([]);
});

test("[W6] an address that has an account gets no code, and the asker sees no difference", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const standing = await full(bo);
  expect(await askForAddress(standing, workspace.owner.email)).toMatchObject({ ok: true });
  const mails = await mailsTo(workspace.id, workspace.owner.email);
  expect(mails.map(({ template }) => template)).toEqual(["address-taken"]);
});

test("[W6] the link at the old address stops a change before and after it is confirmed", async () => {
  for (const confirmed of [false, true]) {
    const { workspace, bo, standing, id, code, stop } = await asked(`bo.${confirmed}@acme.test`);
    let link = stop;
    if (confirmed) {
      expect(await confirmAddress(standing, id, code)).toMatchObject({ ok: true });
      const newest = (await mailsTo(workspace.id, bo.email)).find(({ params }) => params.state === "changed");
      link = newest?.params.stopToken ?? "";
    }
    const linked = await findByStopLink(workspace.slug, link, now);
    if (!linked) throw new Error("no link");
    expect(linked.state).toBe(confirmed ? "done" : "waiting");
    expect(await stopAddressChange(strangerAt(now), linked)).toEqual({ ok: true });
    expect(await stopAddressChange(strangerAt(now), linked)).toEqual({ ok: false, reason: "over" });
    expect((await inWorkspace(workspace.id, (tx) => rowOf(tx, bo))).email).toBe(bo.email);
    expect(
      await inWorkspace(workspace.id, (tx) => tx.session.count({ where: { memberId: bo.id, revokedAt: null } })),
    ).toBe(0);
    expect(await unexplained(workspace.id)).toEqual([]);
  }
});

test("[W6] a new name is recorded by commitments to it and to the one before, and the log holds neither text", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  await saveProfile(await full(bo), { name: "Bo Newname", language: "de", timeZone: "Europe/Berlin" });
  const events = await inWorkspace(workspace.id, (tx) =>
    tx.auditEvent.findMany({ where: { action: "member.renamed" } }),
  );
  expect(events).toHaveLength(1);
  expect(events[0]?.entry).not.toMatch(/Newname|Bo Member/);
  expect(await inWorkspace(workspace.id, (tx) => rowOf(tx, bo))).toMatchObject({
    nameKey: "bo newname",
    language: "de",
  });
  await saveProfile(await full(bo), { name: "Bo Newname", language: null, timeZone: null });
  expect(await inWorkspace(workspace.id, (tx) => tx.auditEvent.count({ where: { action: "member.renamed" } }))).toBe(1);
});
