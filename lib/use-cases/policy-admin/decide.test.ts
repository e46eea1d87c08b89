import "@/test/database";
import { expect, test } from "vitest";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours, minutes } from "@/lib/ground/durations";
import { kinds } from "@/lib/jobs/kinds";
import { readVersions } from "@/lib/records/policy-versions/read-versions";
import { workTasks } from "@/lib/records/tasks/work";
import { initialSettings, type Settings } from "@/lib/rules/policy/settings";
import { issueReset } from "@/lib/use-cases/resets/issue";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, appCode, callAt, openWorkspace, type Person, password, strangerAt } from "@/test/people";
import { audited, baseNow, draft, inForce, level, now, release } from "@/test/policies";
import { bareScope, forgeScope, scopeOf } from "@/test/scope";
import { approvePublication, refusePublication, stopPublication, withdrawPublication } from "./decide";
import { discardDraft } from "./discard";
import { saveDraft } from "./draft";
import { openPolicyPage } from "./open-policy-page";
import { publish } from "./publish";
import { findPublicationByStopToken, stopLinkedPublication } from "./stop";
import { undo } from "./undo";

const two: Settings["resets"] = { members: "two", owners: "owner" };
const one: Settings["resets"] = { members: "one", owners: "owner" };
const strict: Settings["resets"] = { members: "one", owners: "second_owner" };
const writer = (person: Person, at = now) => scopeOf(person, "policy:write", at);
const versionsOf = (id: string, at = now) => inWorkspace(id, (tx) => readVersions(tx, at));
const actionsOf = async (id: string) => (await audited(id)).map(({ action }) => action);
const mailsOf = async (id: string, template: string) =>
  (await waitingMails(id)).filter((mail) => mail.template === template);
const setRow = (person: Person, data: object) =>
  inWorkspace(person.workspaceId, (tx) => tx.member.updateMany({ where: { id: person.id }, data }));
const later = after(now, hours(24));

/** A workspace in which two people reset members: an owner, and two admins. */
async function openGuarded(resets = two) {
  const workspace = await openWorkspace(now, { resets });
  const ada = await addMember(workspace.id, "admin", now, "Ada Admin");
  const abe = await addMember(workspace.id, "admin", now, "Abe Admin");
  return { ...workspace, ada, abe };
}

/** Asks for a publication, and returns the save that waits. */
async function ask(person: Person, changed: Partial<Settings>) {
  const result = await release(person, changed);
  return { result, base: await baseNow(person.workspaceId) };
}

test("[B1] an admin whose own reset waits for a second person can't lower the number and go on", async () => {
  const { id, ada, abe } = await openGuarded();
  const bo = await addMember(id, "member", now, "Bo Member");
  const order = { memberId: bo.id, identityCheck: "seen", password } as const;
  const reset = async (at: Date) =>
    issueReset(callAt(await scopeOf(ada, "members:reset", at), at), { ...order, code: appCode(ada, at) });
  expect(await reset(now)).toMatchObject({ ok: true, kind: "requested" });
  const { result, base } = await ask(ada, { resets: one });
  expect(result).toEqual({ ok: true, kind: "asked" });
  expect((await inForce(id)).settings.resets).toEqual(two);
  expect(await approvePublication(await writer(ada), base)).toEqual({ ok: false, reason: "second-person" });
  expect(await reset(after(now, minutes(2)))).toMatchObject({ ok: true, kind: "requested" });
  expect(await approvePublication(await writer(abe), base)).toMatchObject({ ok: true, version: 2 });
  expect((await inForce(id)).settings.resets).toEqual(one);
  expect(await reset(after(now, minutes(4)))).toMatchObject({ ok: true, kind: "issued" });
});

test("[B1] asking, approving and publishing are recorded, and told to owners and to everyone who may approve", async () => {
  const { id, owner, ada, abe } = await openGuarded();
  const { base } = await ask(ada, { resets: one });
  const told = await mailsOf(id, "policy-weakened");
  expect(told.map(({ to }) => to).sort()).toEqual([owner.email, abe.email].sort());
  expect(told[0]?.params).toMatchObject({
    by: "Ada Admin",
    how: { kind: "asked" },
    changes: [{ path: "resets.members", before: "two", after: "one" }],
  });
  expect(told[0]?.params.stopToken).toBeUndefined();
  await approvePublication(await writer(abe), base);
  expect(await audited(id)).toMatchObject([
    { action: "policy.drafted" },
    { action: "policy.asked", data: { version: 2, guards: ["second-person"], heldUntil: null } },
    { action: "policy.published", data: { version: 2, askedBy: ada.id } },
    { action: "policy.approved", data: { version: 2, askedBy: ada.id } },
  ]);
  const decided = await mailsOf(id, "policy-decided");
  expect(decided.map(({ to }) => to).sort()).toEqual([owner.email, ada.email].sort());
  const row = await inWorkspace(id, (tx) => tx.policyVersion.findFirst({ where: { version: 2 } }));
  expect(row).toMatchObject({ publishedById: ada.id, approvedById: abe.id });
});

test("[B1] an admin who asks owners for less waits for an owner; an owner publishes it, and the other owners are told", async () => {
  const { id, owner, ada, abe } = await openGuarded(one);
  const otto = await addMember(id, "owner", now, "Otto Owner");
  const { result, base } = await ask(ada, { requirement: level("encouraged") });
  expect(result).toEqual({ ok: true, kind: "asked" });
  expect(await approvePublication(await writer(abe), base)).toEqual({ ok: false, reason: "second-person" });
  expect(await refusePublication(await writer(abe), base)).toEqual({ ok: false, reason: "second-person" });
  expect((await mailsOf(id, "policy-weakened")).map(({ to }) => to).sort()).toEqual([owner.email, otto.email].sort());
  expect(await refusePublication(await writer(otto), base)).toEqual({ ok: true });
  expect(await publish(await writer(owner), await baseNow(id), true)).toMatchObject({ ok: true, kind: "published" });
  const info = (await mailsOf(id, "policy-weakened")).filter(({ params }) =>
    JSON.stringify(params).includes("published"),
  );
  expect(info.map(({ to }) => to)).toEqual([otto.email]);
});

test.each<[string, Partial<Settings>]>([
  ["emailed codes", { methods: { totp: true, passkey: true, email: true } }],
  ["a door", { signUp: { mode: "domains", domains: ["acme.test"] } }],
  ["grace", { graceDays: 30 }],
  ["codes shown again", { recoveryCodes: { ...initialSettings.recoveryCodes, shown: "again" } }],
])("[B1] an admin who opens %s waits for an owner", async (_, changed) => {
  const { id, ada } = await openGuarded(one);
  expect((await ask(ada, changed)).result).toEqual({ ok: true, kind: "asked" });
  expect((await inForce(id)).version).toBe(1);
});

test("[B1] tightening, and asking members for less, are published at once by an admin", async () => {
  const { ada } = await openGuarded(one);
  expect((await ask(ada, { resets: two })).result).toMatchObject({ kind: "published" });
  const members = { ...initialSettings.requirement, member: { level: "off", from: null } } as const;
  expect((await ask(ada, { requirement: members })).result).toMatchObject({ kind: "published" });
});

test("[B1] two owners lower what two owners guard; an admin can't even ask for it", async () => {
  const { id, owner, ada } = await openGuarded(strict);
  const otto = await addMember(id, "owner", now, "Otto Owner");
  expect((await ask(ada, { resets: one })).result).toEqual({ ok: false, reason: "owner-only" });
  expect((await versionsOf(id)).draft?.askedAt).toBeNull();
  expect(await publish(await writer(owner), await baseNow(id), true)).toEqual({ ok: true, kind: "asked" });
  const base = await baseNow(id);
  expect(await approvePublication(await writer(ada), base)).toEqual({ ok: false, reason: "second-person" });
  expect(await approvePublication(await writer(otto), base)).toMatchObject({ ok: true });
});

test("[B1] while a publication waits, no one changes, discards, undoes or publishes the draft", async () => {
  const { id, owner, ada } = await openGuarded();
  const first = await draft(ada, { resets: one });
  expect(await publish(first.scope, first.base, true)).toEqual({ ok: true, kind: "asked" });
  const base = await baseNow(id);
  const scope = await writer(owner);
  const wanted = { settings: { ...initialSettings, issuer: "Mine" }, effectiveAt: null };
  expect(await saveDraft(scope, wanted, base)).toEqual({ ok: false, reason: "asked" });
  expect(await discardDraft(scope, base)).toBe(false);
  expect(await discardDraft(scope, first.base)).toBe(false);
  expect(await publish(scope, base, true)).toEqual({ ok: false, reason: "asked" });
  expect(await publish(scope, first.base, true)).toEqual({ ok: false, reason: "changed" });
  expect(await undo(scope, 1)).toEqual({ ok: false, reason: "asked" });
  expect(await approvePublication(scope, first.base)).toEqual({ ok: false, reason: "over" });
  expect((await inForce(id)).version).toBe(1);
});

test("[B1] refused or taken back, it is a draft again that can be changed", async () => {
  const { id, owner, ada } = await openGuarded();
  const asked = await ask(ada, { resets: one });
  expect(await refusePublication(await writer(ada), asked.base)).toEqual({ ok: false, reason: "own" });
  expect(await withdrawPublication(await writer(owner), asked.base)).toEqual({ ok: false, reason: "second-person" });
  expect(await stopPublication(await writer(owner), asked.base)).toEqual({ ok: false, reason: "over" });
  expect(await refusePublication(await writer(owner), asked.base)).toEqual({ ok: true });
  expect(await approvePublication(await writer(owner), asked.base)).toEqual({ ok: false, reason: "over" });
  const again = await ask(ada, { resets: one });
  expect(await withdrawPublication(await writer(ada), again.base)).toEqual({ ok: true });
  const base = await baseNow(id);
  expect((await saveDraft(await writer(ada), { settings: initialSettings, effectiveAt: null }, base)).ok).toBe(true);
  expect((await actionsOf(id)).filter((action) => /refused|withdrawn/.test(action))).toEqual([
    "policy.refused",
    "policy.withdrawn",
  ]);
});

test("[B1] an approver's rights are those they have when they approve", async () => {
  const { id, abe, ada } = await openGuarded();
  const { base } = await ask(ada, { resets: one });
  const stale = await writer(abe);
  await setRow(abe, { role: "helpdesk" });
  expect(await approvePublication(stale, base)).toEqual({ ok: false, reason: "not-permitted" });
  await setRow(abe, { role: "admin", deactivatedAt: now });
  expect(await approvePublication(stale, base)).toEqual({ ok: false, reason: "not-permitted" });
  await setRow(abe, { deactivatedAt: null });
  expect(await approvePublication(callAt(stale, after(now, minutes(11))), base)).toEqual({
    ok: false,
    reason: "stale",
  });
  const bare = await bareScope(await addPlain(id, "admin", now), "policy:write", now);
  expect(await approvePublication(bare, base)).toEqual({ ok: false, reason: "enrol-first" });
  expect((await inForce(id)).version).toBe(1);
});

test.each<[string, object]>([
  ["deactivated", { deactivatedAt: now }],
  ["demoted", { role: "member" }],
])("[B1] what a %s asker left behind is not approved, and can be refused", async (_, data) => {
  const { id, ada, abe } = await openGuarded();
  const { base } = await ask(ada, { resets: one });
  await setRow(ada, data);
  expect(await approvePublication(await writer(abe), base)).toEqual({ ok: false, reason: "asker-gone" });
  const page = await openPolicyPage(forgeScope(await writer(abe), "policy:read"));
  expect(page.asked).toMatchObject({ mayApprove: false, mayRefuse: true, stuck: "asker-gone" });
  expect(await refusePublication(await writer(abe), base)).toEqual({ ok: true });
  expect((await inForce(id)).version).toBe(1);
});

/** Runs what is due at a moment. */
const work = (at: Date) => workTasks(kinds, at);
const openSole = (resets = two) => openWorkspace(now, { resets });

test("[B1] a sole owner's publication is held for 24 hours, mailed with a link, and then published by itself", async () => {
  const { id, owner, slug } = await openSole();
  const { result } = await ask(owner, { resets: one });
  expect(result).toEqual({ ok: true, kind: "held", until: later });
  const [told] = await mailsOf(id, "policy-weakened");
  expect(told).toMatchObject({ to: owner.email, params: { how: { kind: "held", until: later.toISOString() } } });
  const token = String(told?.params.stopToken);
  expect(await findPublicationByStopToken(slug, token)).toMatchObject({ state: { is: "held", until: later } });
  await work(after(later, -1));
  expect((await inForce(id, after(later, -1))).settings.resets).toEqual(two);
  await work(later);
  expect((await inForce(id, later)).settings.resets).toEqual(one);
  expect((await actionsOf(id)).at(-1)).toBe("policy.published");
  expect(await mailsOf(id, "policy-decided")).toMatchObject([{ to: owner.email, params: { outcome: "took-hold" } }]);
  expect(await findPublicationByStopToken(slug, token)).toMatchObject({ state: { is: "published" } });
});

test("[B1] the link in the mail stops it, once, without a session; looking at it changes nothing", async () => {
  const { id, owner, slug } = await openSole();
  await ask(owner, { resets: one });
  const token = String((await mailsOf(id, "policy-weakened"))[0]?.params.stopToken);
  expect(await findPublicationByStopToken("another", token)).toBeNull();
  expect(await findPublicationByStopToken(slug, `${token.slice(0, -1)}_`)).toBeNull();
  const linked = await findPublicationByStopToken(slug, token);
  if (!linked) throw new Error("the link is dead");
  expect((await versionsOf(id)).draft?.heldUntil).toEqual(later);
  expect(await stopLinkedPublication(strangerAt(now), token, linked)).toEqual({ ok: true });
  expect(await stopLinkedPublication(strangerAt(now), token, linked)).toEqual({ ok: false, reason: "over" });
  expect(await findPublicationByStopToken(slug, token)).toMatchObject({ state: { is: "ended" } });
  await work(later);
  expect((await inForce(id, later)).version).toBe(1);
  expect((await actionsOf(id)).at(-1)).toBe("policy.stopped");
});

test("[B1] an old link does not stop a newer request", async () => {
  const { id, owner, slug } = await openSole();
  const { base } = await ask(owner, { resets: one });
  const token = String((await mailsOf(id, "policy-weakened"))[0]?.params.stopToken);
  const linked = await findPublicationByStopToken(slug, token);
  expect(await stopPublication(await writer(owner), base)).toEqual({ ok: true });
  expect(await publish(await writer(owner), await baseNow(id), true)).toMatchObject({ kind: "held" });
  if (!linked) throw new Error("the link is dead");
  expect(await stopLinkedPublication(strangerAt(now), token, linked)).toEqual({ ok: false, reason: "over" });
  expect((await versionsOf(id)).draft?.heldUntil).toEqual(later);
});

test("[B1] only owners stop a held publication on the page", async () => {
  const { id, owner, ada } = await openGuarded(strict);
  const { result, base } = await ask(owner, { resets: one });
  expect(result).toMatchObject({ kind: "held" });
  expect(await stopPublication(await writer(ada), base)).toEqual({ ok: false, reason: "owner-only" });
  expect(await stopPublication(await writer(owner), base)).toEqual({ ok: true });
  await work(later);
  expect((await inForce(id, later)).version).toBe(1);
});

test("[B1] when its day is over and someone else could approve by then, it waits for them", async () => {
  const { id, owner } = await openSole();
  await ask(owner, { resets: one });
  const abe = await addMember(id, "admin", now, "Abe Admin");
  await work(later);
  expect((await inForce(id, later)).version).toBe(1);
  expect((await mailsOf(id, "policy-weakened")).map(({ to }) => to)).toContain(abe.email);
  const base = await baseNow(id, later);
  expect(await approvePublication(await writer(abe, later), base)).toMatchObject({ ok: true });
});

test("[B1] when its day is over and its asker may not publish any more, it is a draft again", async () => {
  const { id, owner } = await openSole();
  await ask(owner, { resets: one });
  await setRow(owner, { role: "member" });
  await work(later);
  expect((await inForce(id, later)).version).toBe(1);
  expect((await versionsOf(id, later)).draft).toMatchObject({ askedAt: null });
  expect((await actionsOf(id)).at(-1)).toBe("policy.lapsed");
});

test("[B1] approved for a day ahead, it waits for that day; its day over, it starts when approved", async () => {
  const { id, ada, abe } = await openGuarded();
  const day = new Date("2025-12-01T00:00:00Z");
  await release(ada, { resets: one }, day);
  expect(await approvePublication(await writer(abe), await baseNow(id))).toMatchObject({ ok: true, effectiveAt: day });
  expect((await inForce(id)).settings.resets).toEqual(two);
  expect((await inForce(id, day)).settings.resets).toEqual(one);
  const second = await openGuarded();
  await release(second.ada, { resets: one }, day);
  const late = after(day, hours(1));
  const scope = await writer(second.abe, late);
  expect(await approvePublication(scope, await baseNow(second.id, late))).toMatchObject({
    ok: true,
    effectiveAt: late,
  });
});

test("[B1] a plan that guards more is taken back by the one who made it, or by an owner", async () => {
  const { id, owner, ada } = await openGuarded(one);
  const day = new Date("2025-12-01T00:00:00Z");
  await release(owner, { resets: two }, day);
  expect(await undo(await writer(ada), 2)).toEqual({ ok: false, reason: "owner-only" });
  expect(await undo(await writer(owner), 2)).toEqual({ ok: true });
  await discardDraft(await writer(owner), await baseNow(id));
  await release(ada, { resets: two }, day);
  expect(await undo(await writer(ada), 2)).toEqual({ ok: true });
});

test("[B1] undoing a version that guards more only drafts, and publishing that draft is asked for like any other", async () => {
  const { id, ada } = await openGuarded(one);
  await release(ada, { resets: two });
  expect(await undo(await writer(ada), 2)).toEqual({ ok: true });
  expect(await publish(await writer(ada), await baseNow(id), true)).toEqual({ ok: true, kind: "asked" });
});

test("[B1] of approving, refusing, taking back, stopping and the end of the day at once, one wins", async () => {
  const { id, owner, slug } = await openSole();
  await ask(owner, { resets: one });
  const abe = await addMember(id, "admin", now, "Abe Admin");
  const token = String((await mailsOf(id, "policy-weakened"))[0]?.params.stopToken);
  const linked = await findPublicationByStopToken(slug, token);
  if (!linked) throw new Error("the link is dead");
  const base = await baseNow(id);
  const scopes: [Scope<"policy:write">, Scope<"policy:write">] = [await writer(owner), await writer(abe)];
  const results = await Promise.all(
    [1, 2, 3, 4].flatMap(() => [
      approvePublication(scopes[1], base),
      refusePublication(scopes[1], base),
      withdrawPublication(scopes[0], base),
      stopPublication(scopes[0], base),
      stopLinkedPublication(strangerAt(now), token, linked),
    ]),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const ends = (await actionsOf(id)).filter((action) => /approved|refused|withdrawn|stopped/.test(action));
  expect(ends).toHaveLength(1);
  expect((await inForce(id)).version).toBe(ends[0] === "policy.approved" ? 2 : 1);
  expect(
    await mailsOf(id, "policy-decided").then((mails) => new Set(mails.map(({ params }) => params.outcome)).size),
  ).toBe(1);
});

test("[B1] of many requests for one draft at once, one waits", async () => {
  const { id, ada, abe } = await openGuarded();
  const { base } = await draft(ada, { resets: one });
  const scopes = [await writer(ada), await writer(abe)];
  const results = await Promise.all(
    [0, 1, 2, 3, 4, 5].map((n) => publish(scopes[n % 2] as Scope<"policy:write">, base, true)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await actionsOf(id)).filter((action) => action === "policy.asked")).toHaveLength(1);
});
