import "@/test/database";
import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { open } from "@/lib/ground/crypto/seal";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after, days, minutes } from "@/lib/ground/durations";
import { payloadPlace } from "@/lib/records/mail/place";
import { type FoundWorkspace, findWorkspace } from "@/lib/records/workspaces/find";
import { writeSettings } from "@/lib/rules/policy/document";
import { initialSettings, type Settings } from "@/lib/rules/policy/settings";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, openWorkspace, password, strangerAt } from "@/test/people";
import { beginMember, beginWorkspace } from "./begin";
import { confirmMember, confirmWorkspace } from "./confirm";
import { type PendingKey, readPending } from "./pending";
import { sendAgain } from "./send-again";

const now = new Date("2025-11-22T10:00:00Z");
const unique = () => randomUUID().slice(0, 8);

/** Opens a workspace that accepts addresses at acme.test. */
async function openDoor() {
  const { id, slug } = await openWorkspace(now, { signUp: { mode: "domains", domains: ["acme.test"] } });
  const workspace = await findWorkspace(slug, now);
  if (!workspace) throw new Error("no workspace");
  return { id, workspace };
}

/** Begins signing up and returns the token with the mailed code, if any. */
async function beginAs(workspace: FoundWorkspace, email: string, at = now) {
  const begun = await beginMember(strangerAt(at), workspace, { name: "Bo", email, password });
  if (!begun.ok) throw new Error(begun.reason);
  const mail = (await waitingMails(workspace.id)).filter(({ to }) => to === email).at(-1);
  return { key: keyOf(begun), code: String(mail?.params.code ?? ""), template: mail?.template };
}

/** Begins opening a workspace and returns the token with the mailed code. */
async function begin(slug: string, email = `olga-${unique()}@acme.test`) {
  const begun = await beginWorkspace(strangerAt(now), { workspaceName: "Acme", slug, name: "Olga", email, password });
  if (!begun.ok) throw new Error(begun.reason);
  return { key: keyOf(begun), email, code: await mailedCode(email) };
}

const keyOf = ({ id, token }: PendingKey): PendingKey => ({ id, token });

async function mailedCode(email: string): Promise<string> {
  const rows = await asSystem<{ id: string; payload: Uint8Array }>(
    Prisma.sql`select id, payload from queued_mail where workspace_id is null order by created_at desc`,
  );
  const mails = rows.map(({ id, payload }) => JSON.parse(open(payloadPlace(null, id), payload).toString()));
  return mails.find(({ to }) => to === email)?.params.code ?? "";
}

test("the workspace exists once the address is confirmed, and its owner continues at enrolment", async () => {
  const slug = `w-${unique()}`;
  const { key, code } = await begin(slug);
  expect(await findWorkspace(slug, now)).toBeNull();
  expect(await confirmWorkspace(strangerAt(now), { key, code }, null)).toMatchObject({ ok: true, slug, step: "enrol" });
  expect((await findWorkspace(slug, now))?.policy.settings.requirement.member.level).toBe("required");
  expect(await confirmWorkspace(strangerAt(now), { key, code }, null)).toMatchObject({
    ok: false,
    reason: "sign-up-confirmed",
  });
});

test("of two who confirm one address at once, one gets it; the other's code still opens another address", async () => {
  const slug = `w-${unique()}`;
  const [first, second] = [await begin(slug), await begin(slug)];
  const results = await Promise.all([first, second].map((typed) => confirmWorkspace(strangerAt(now), typed, null)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const loser = results[0]?.ok ? second : first;
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "slug-taken" });
  const other = `w-${unique()}`;
  expect(await confirmWorkspace(strangerAt(now), loser, other)).toMatchObject({
    ok: true,
    slug: other,
  });
});

test("a wrong code, another's code and an expired code open nothing; five tries in ten minutes", async () => {
  const [mine, theirs] = [await begin(`w-${unique()}`), await begin(`w-${unique()}`)];
  expect(await confirmWorkspace(strangerAt(now), { key: mine.key, code: theirs.code }, null)).toEqual({
    ok: false,
    reason: "wrong-email-code",
  });
  expect(await confirmWorkspace(strangerAt(after(now, minutes(11))), mine, null)).toEqual({
    ok: false,
    reason: "email-code-expired",
  });
  for (let i = 0; i < 4; i++) await confirmWorkspace(strangerAt(now), { key: theirs.key, code: "00000000" }, null);
  await confirmWorkspace(strangerAt(now), { key: theirs.key, code: "00000000" }, null);
  expect(await confirmWorkspace(strangerAt(now), theirs, null)).toMatchObject({
    ok: false,
    reason: "wait",
  });
});

test("a new code voids the older one", async () => {
  const { key, email, code } = await begin(`w-${unique()}`);
  const later = after(now, minutes(2));
  expect(await sendAgain(strangerAt(later), null, key)).toEqual({ ok: true });
  expect(await confirmWorkspace(strangerAt(later), { key, code }, null)).toEqual({
    ok: false,
    reason: "email-code-replaced",
  });
  expect(await confirmWorkspace(strangerAt(later), { key, code: await mailedCode(email) }, null)).toMatchObject({
    ok: true,
  });
});

test("a code that was mailed to no one, is spent, or is of another sign-up confirms nothing; the right one makes one member", async () => {
  const { id, workspace } = await openDoor();
  const [bo, eve] = [await beginAs(workspace, "bo@acme.test"), await beginAs(workspace, "eve@acme.test")];
  const confirm = (key: PendingKey, code: string) => confirmMember(strangerAt(now), workspace, { key, code });
  expect(await confirm(eve.key, bo.code)).toEqual({ ok: false, reason: "wrong-email-code" });
  expect(await confirm({ ...bo.key, token: "another" }, bo.code)).toEqual({ ok: false, reason: "sign-up-unknown" });
  const answers = await Promise.all([1, 2, 3, 4].map(() => confirm(bo.key, bo.code)));
  expect(answers.filter(({ ok }) => ok)).toMatchObject([{ step: "enrol", slug: workspace.slug }]);
  expect(await confirm(bo.key, bo.code)).toEqual({ ok: false, reason: "sign-up-confirmed" });
  expect(await inWorkspace(id, (tx) => tx.member.count({ where: { emailKey: "bo@acme.test" } }))).toBe(1);
});

test("a sign-up begun in one workspace is worth nothing in another, nor for opening one", async () => {
  const [here, there] = [await openDoor(), await openDoor()];
  const bo = await beginAs(here.workspace, "bo@acme.test");
  expect(await confirmMember(strangerAt(now), there.workspace, bo)).toEqual({
    ok: false,
    reason: "sign-up-unknown",
  });
  expect(await confirmWorkspace(strangerAt(now), bo, `w-${unique()}`)).toEqual({
    ok: false,
    reason: "sign-up-unknown",
  });
});

test("of two sign-ups of one address the first confirmed joins; the other changes nothing of it", async () => {
  const { id, workspace } = await openDoor();
  const [first, second] = [
    await beginAs(workspace, "bo@acme.test"),
    await beginAs(workspace, "bo@acme.test", after(now, minutes(2))),
  ];
  const later = after(now, minutes(3));
  const confirm = (typed: typeof first) => confirmMember(strangerAt(later), workspace, typed);
  expect(await confirm(second)).toMatchObject({ ok: true });
  const before = await inWorkspace(id, (tx) => tx.member.findMany({ where: { emailKey: "bo@acme.test" } }));
  expect(await confirm(first)).toEqual({ ok: false, reason: "known" });
  expect(await inWorkspace(id, (tx) => tx.member.findMany({ where: { emailKey: "bo@acme.test" } }))).toEqual(before);
});

describe("where the address's domain was removed meanwhile,", () => {
  const shutDoor = (id: string, signUp: Settings["signUp"]) =>
    inWorkspace(id, (tx) =>
      tx.policyVersion.updateMany({ data: { settings: writeSettings({ ...initialSettings, signUp }) } }),
    );
  const members = (id: string) => inWorkspace(id, (tx) => tx.member.count({ where: { emailKey: "bo@acme.test" } }));

  test.each<[string, Settings["signUp"]]>([
    ["another one is accepted", { mode: "domains", domains: ["other.test"] }],
    ["only invitations are accepted", { mode: "invited", domains: ["acme.test"] }],
  ])("and %s, no one joins, no code goes out; added back, the code still works", async (_, signUp) => {
    const { id, workspace } = await openDoor();
    const bo = await beginAs(workspace, "bo@acme.test");
    // The request read `workspace` before this policy was published, and keeps what it read.
    await shutDoor(id, signUp);
    const confirm = () => confirmMember(strangerAt(now), workspace, bo);
    expect(await confirm()).toEqual({ ok: false, reason: "not-accepted" });
    expect(await members(id)).toBe(0);
    const asRead = await findWorkspace(workspace.slug, now);
    expect(asRead && (await sendAgain(strangerAt(after(now, minutes(2))), asRead, bo.key))).toEqual({
      ok: false,
      reason: "not-accepted",
    });
    await shutDoor(id, { mode: "domains", domains: ["acme.test"] });
    expect(await confirm()).toMatchObject({ ok: true });
  });
});

test("wrong tries at a sign-up with another person's address don't lock that person out of their own", async () => {
  const { workspace } = await openDoor();
  const mallory = await beginAs(workspace, "bo@acme.test");
  for (let i = 0; i < 6; i++) await confirmMember(strangerAt(now), workspace, { key: mallory.key, code: "00000000" });
  const later = after(now, minutes(1));
  const bo = await beginAs(workspace, "bo@acme.test", later);
  expect(await confirmMember(strangerAt(later), workspace, bo)).toMatchObject({ ok: true });
});

test("codes go out once a minute and five times an hour to an address, for any number of callers", async () => {
  const { workspace } = await openDoor();
  const ask = (at: Date) => beginMember(strangerAt(at), workspace, { name: "Bo", email: "bo@acme.test", password });
  const answers = [];
  for (const minute of [0, 0.5, 1, 2, 3, 4, 5, 59, 60]) answers.push((await ask(after(now, minutes(minute)))).ok);
  expect(answers).toEqual([true, false, true, true, true, true, false, false, true]);
});

describe("an invited person who signs up without the invitation", () => {
  async function invite(expiresAt: Date, changed = {}) {
    const { id, workspace } = await openDoor();
    const ada = await addPlain(id, "admin", now);
    await inWorkspace(id, async (tx) => {
      const invited = { email: "ada@acme.test", emailKey: "ada@acme.test", joinedAt: null, passwordHash: null };
      await tx.member.updateMany({ where: { id: ada.id }, data: { ...invited, ...changed } });
      await tx.invitation.create({
        data: {
          workspaceId: id,
          id: randomUUID(),
          memberId: ada.id,
          tokenHash: randomBytes(32),
          createdAt: now,
          expiresAt,
        },
      });
    });
    return { id, workspace };
  }
  const roleOf = (id: string) =>
    inWorkspace(id, async (tx) => (await tx.member.findFirstOrThrow({ where: { emailKey: "ada@acme.test" } })).role);

  test("gets the role of a live invitation", async () => {
    const { id, workspace } = await invite(after(now, days(7)));
    const { key, code } = await beginAs(workspace, "ada@acme.test");
    expect(await confirmMember(strangerAt(now), workspace, { key, code })).toMatchObject({ ok: true });
    expect(await roleOf(id)).toBe("admin");
  });

  test("is a member if it has expired", async () => {
    const { id, workspace } = await invite(now);
    const { key, code } = await beginAs(workspace, "ada@acme.test");
    expect(await confirmMember(strangerAt(now), workspace, { key, code })).toMatchObject({ ok: true });
    expect(await roleOf(id)).toBe("member");
  });

  test("stays out if the account was deactivated, and only its address learns it exists", async () => {
    const { workspace } = await invite(after(now, days(7)), { deactivatedAt: now });
    expect(await beginAs(workspace, "ada@acme.test")).toMatchObject({ template: "account-exists", code: "" });
  });
});

test("signing up with an address the workspace knows tells only its owner, by mail, and takes nothing over", async () => {
  const { id, slug } = await openWorkspace(now, { signUp: { mode: "domains", domains: ["acme.test"] } });
  const bo = await addMember(id, "member", now);
  const workspace = await findWorkspace(slug, now);
  if (!workspace) throw new Error("no workspace");
  const begun = await beginMember(strangerAt(now), workspace, {
    name: "Mallory",
    email: bo.email,
    password: "another long password 77",
  });
  expect(begun.ok).toBe(true);
  expect((await waitingMails(id)).filter(({ to }) => to === bo.email)).toMatchObject([{ template: "account-exists" }]);
  if (begun.ok)
    expect(await confirmMember(strangerAt(now), workspace, { key: begun, code: "00000000" })).toMatchObject({
      ok: false,
    });
  expect(await inWorkspace(id, (tx) => tx.member.count({ where: { emailKey: bo.email } }))).toBe(1);
});

describe("[C3] of sign-ups in two tabs of one browser,", () => {
  test("each is confirmed by its own code, and the code of one is never counted against the other", async () => {
    const { workspace } = await openDoor();
    const [bo, eve] = [await beginAs(workspace, "bo@acme.test"), await beginAs(workspace, "eve@acme.test")];
    const others = [bo.key, eve.key];
    const confirm = (key: PendingKey, code: string) => confirmMember(strangerAt(now), workspace, { key, code, others });
    for (let i = 0; i < 7; i++)
      expect(await confirm(bo.key, eve.code)).toEqual({ ok: false, reason: "other-sign-up", email: "eve@acme.test" });
    expect(await confirm(bo.key, bo.code)).toMatchObject({ ok: true });
    expect(await confirm(eve.key, eve.code)).toMatchObject({ ok: true });
  });

  test("the same holds for two workspaces to be opened", async () => {
    const slugs = [`w-${unique()}`, `w-${unique()}`];
    const [one, two] = [await begin(slugs[0] ?? ""), await begin(slugs[1] ?? "")];
    const others = [one.key, two.key];
    for (let i = 0; i < 7; i++)
      expect(await confirmWorkspace(strangerAt(now), { key: one.key, code: two.code, others }, null)).toMatchObject({
        reason: "other-sign-up",
        email: two.email,
      });
    expect(await confirmWorkspace(strangerAt(now), { ...one, others }, null)).toMatchObject({ slug: slugs[0] });
    expect(await confirmWorkspace(strangerAt(now), { ...two, others }, null)).toMatchObject({ slug: slugs[1] });
  });

  test("a code of another browser's sign-up is wrong, and counted", async () => {
    const { workspace } = await openDoor();
    const [bo, eve] = [await beginAs(workspace, "bo@acme.test"), await beginAs(workspace, "eve@acme.test")];
    const others = [bo.key, { id: eve.key.id, token: "another" }];
    const confirm = (code: string) => confirmMember(strangerAt(now), workspace, { key: bo.key, code, others });
    for (let i = 0; i < 5; i++) expect(await confirm(eve.code)).toEqual({ ok: false, reason: "wrong-email-code" });
    expect(await confirm(bo.code)).toMatchObject({ ok: false, reason: "wait" });
  });

  test("one is confirmed once by both at once, and the loser is told that it is confirmed", async () => {
    const { workspace } = await openDoor();
    const bo = await beginAs(workspace, "bo@acme.test");
    const results = await Promise.all([1, 2, 3].map(() => confirmMember(strangerAt(now), workspace, bo)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(result.reason).toBe("sign-up-confirmed");
  });

  test("expired, confirmed and unknown are told apart, and nothing of them is counted", async () => {
    const { workspace } = await openDoor();
    const [bo, eve] = [await beginAs(workspace, "bo@acme.test"), await beginAs(workspace, "eve@acme.test")];
    await confirmMember(strangerAt(now), workspace, eve);
    const read = async (key: PendingKey, at = now) => (await readPending(workspace.id, key, at)).over?.reason ?? "live";
    const stranger = { id: bo.key.id, token: eve.key.token };
    expect(await read(bo.key)).toBe("live");
    expect(await read(bo.key, after(now, minutes(60)))).toBe("sign-up-expired");
    expect(await read(eve.key)).toBe("sign-up-confirmed");
    expect(await read(stranger)).toBe("sign-up-unknown");
    expect(await read({ id: randomUUID(), token: bo.key.token })).toBe("sign-up-unknown");
    for (let i = 0; i < 7; i++)
      expect(await confirmMember(strangerAt(now), workspace, { key: stranger, code: bo.code })).toMatchObject({
        reason: "sign-up-unknown",
      });
    expect(await confirmMember(strangerAt(now), workspace, bo)).toMatchObject({ ok: true });
  });
});
