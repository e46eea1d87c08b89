import "@/test/database";
import { expect, test } from "vitest";
import { judgeFor } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { readLogo } from "@/lib/records/workspaces/logo";
import { addMember, callAt, openWorkspace, type Person, signIn } from "@/test/people";
import { type LogoChange, readSettings, saveSettings } from "./settings";

const now = new Date("2025-11-22T10:00:00Z");

async function manager(person: Person) {
  const judged = judgeFor(await signIn(person, now), "workspace:manage");
  if (!judged.ok) throw new Error(judged.refusal.reason);
  return judged.scope;
}

const events = (workspaceId: string) =>
  inWorkspace(workspaceId, (tx) => tx.auditEvent.findMany({ where: { action: "workspace.settings_changed" } }));

test("[W5] settings are saved once as seen, and the log names what changed without the contact", async () => {
  const workspace = await openWorkspace(now);
  const scope = await manager(workspace.owner);
  const { seen, logoVersion: _, ...before } = await readSettings(scope);
  const settings = { ...before, name: "Acme Renamed", supportContact: "help@acme.test", timeZone: "Europe/Berlin" };
  expect(await saveSettings(scope, seen, before)).toEqual({ ok: true });
  expect(await events(workspace.id)).toEqual([]);
  const both = await Promise.all([1, 2].map((n) => saveSettings(scope, seen, { ...settings, name: `Acme ${n}` })));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed" });
  const [event, ...more] = await events(workspace.id);
  expect(more).toEqual([]);
  expect(event?.entry).toContain('"changed":["name","support_contact","time_zone"]');
  expect(event?.entry).not.toContain("help@acme.test");
  const { seen: seenNow } = await readSettings(scope);
  expect(await saveSettings(scope, seenNow, { ...settings, supportContact: null })).toEqual({ ok: true });
  expect(await readSettings(scope)).toMatchObject({ name: "Acme Renamed", supportContact: null, language: "en" });
});

test("[W5] settings need fresh proof, and a role that manages the workspace", async () => {
  const workspace = await openWorkspace(now);
  const scope = await manager(workspace.owner);
  const { seen, logoVersion: _, ...settings } = await readSettings(scope);
  const late = callAt(scope, after(now, minutes(11)));
  expect(await saveSettings(late, seen, { ...settings, name: "Late" })).toEqual({ ok: false, reason: "stale" });
  for (const role of ["member", "helpdesk"] as const) {
    const person = await addMember(workspace.id, role, now);
    expect(judgeFor(await signIn(person, now), "workspace:manage")).toMatchObject({ ok: false });
  }
});

test("[W5] the next request of a member knows the support contact", async () => {
  const workspace = await openWorkspace(now);
  const scope = await manager(workspace.owner);
  const { seen, logoVersion: _, ...settings } = await readSettings(scope);
  await saveSettings(scope, seen, { ...settings, supportContact: "+49 30 1234567" });
  const bo = await addMember(workspace.id, "member", now);
  expect((await signIn(bo, now)).workspace.supportContact).toBe("+49 30 1234567");
});

test("[W5] a logo is found by its version alone, is replaced as one with its settings, and goes", async () => {
  const workspace = await openWorkspace(now);
  const scope = await manager(workspace.owner);
  const save = async (logo: LogoChange, accent: string | null = null) => {
    const { seen, logoVersion: _, ...settings } = await readSettings(scope);
    expect(await saveSettings(scope, seen, { ...settings, accent }, logo)).toEqual({ ok: true });
    return (await readSettings(scope)).logoVersion;
  };
  const first = await save(new Uint8Array([1, 2, 3]), "#7a1fa2");
  expect(await readLogo(workspace.slug, first ?? "")).toEqual(Buffer.from([1, 2, 3]));
  expect(await findWorkspace(workspace.slug, now)).toMatchObject({ accent: "#7a1fa2", logo: first });
  expect(await save("keep")).toBe(first);
  const second = await save(new Uint8Array([4]));
  expect(await readLogo(workspace.slug, first ?? "")).toBeNull();
  expect(await readLogo(workspace.slug, second ?? "")).toEqual(Buffer.from([4]));
  const other = await openWorkspace(now);
  expect(await readLogo(other.slug, second ?? "")).toBeNull();
  expect(await save("remove")).toBeNull();
  expect(await readLogo(workspace.slug, second ?? "")).toBeNull();
  const logged = (await events(workspace.id)).map(({ entry }) => JSON.parse(entry).data.changed);
  expect(logged).toEqual([["accent", "logo"], ["accent"], ["logo"], ["logo"]]);
});

test("[W5] the database takes no accent that is no colour", async () => {
  const { id } = await openWorkspace(now);
  for (const accent of ["red", "#fff", "#1F6F6B", "#1f6f6b;"])
    await expect(inWorkspace(id, (tx) => tx.workspace.update({ where: { id }, data: { accent } }))).rejects.toThrow();
});
