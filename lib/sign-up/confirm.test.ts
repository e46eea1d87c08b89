import "@/test/database";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { open } from "@/lib/crypto/seal";
import { asSystem, inWorkspace, Prisma } from "@/lib/db";
import { after, minutes } from "@/lib/durations";
import { payloadPlace } from "@/lib/mail/place";
import { findWorkspace } from "@/lib/workspaces/find";
import { waitingMails } from "@/test/mails";
import { addMember, openWorkspace, password, visitor } from "@/test/people";
import { beginMember, beginWorkspace } from "./begin";
import { confirmMember, confirmWorkspace } from "./confirm";
import { sendAgain } from "./send-again";

const now = new Date("2025-11-22T10:00:00Z");
const unique = () => randomUUID().slice(0, 8);

/** Begins opening a workspace and answers the token with the code that was mailed. */
async function begin(slug: string, email = `olga-${unique()}@acme.test`) {
  const begun = await beginWorkspace({ workspaceName: "Acme", slug, name: "Olga", email, password }, visitor, now);
  if (!begun.ok) throw new Error(begun.reason);
  return { token: begun.token, email, code: await mailedCode(email) };
}

async function mailedCode(email: string): Promise<string> {
  const rows = await asSystem<{ id: string; payload: Uint8Array }>(
    Prisma.sql`select id, payload from queued_mail where workspace_id is null order by created_at desc`,
  );
  const mails = rows.map(({ id, payload }) => JSON.parse(open(payloadPlace(null, id), payload).toString()));
  return mails.find(({ to }) => to === email)?.params.code ?? "";
}

test("the workspace exists once the address is confirmed, and its owner stands at enrolment", async () => {
  const slug = `w-${unique()}`;
  const { token, code } = await begin(slug);
  expect(await findWorkspace(slug, now)).toBeNull();
  expect(await confirmWorkspace(token, code, null, visitor, now)).toMatchObject({ ok: true, slug, step: "enrol" });
  expect((await findWorkspace(slug, now))?.policy.settings.requirement.member.level).toBe("required");
  expect(await confirmWorkspace(token, code, null, visitor, now)).toMatchObject({ ok: false, reason: "gone" });
});

test("of two who confirm one address at once, one gets it; the other's code still opens another address", async () => {
  const slug = `w-${unique()}`;
  const [first, second] = [await begin(slug), await begin(slug)];
  const results = await Promise.all(
    [first, second].map(({ token, code }) => confirmWorkspace(token, code, null, visitor, now)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const loser = results[0]?.ok ? second : first;
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "slug-taken" });
  const other = `w-${unique()}`;
  expect(await confirmWorkspace(loser.token, loser.code, other, visitor, now)).toMatchObject({ ok: true, slug: other });
});

test("a wrong code, another's code and an expired code open nothing; five tries in ten minutes", async () => {
  const [mine, theirs] = [await begin(`w-${unique()}`), await begin(`w-${unique()}`)];
  expect(await confirmWorkspace(mine.token, theirs.code, null, visitor, now)).toEqual({ ok: false, reason: "wrong" });
  expect(await confirmWorkspace(mine.token, mine.code, null, visitor, after(now, minutes(11)))).toEqual({
    ok: false,
    reason: "wrong",
  });
  for (let i = 0; i < 4; i++) await confirmWorkspace(theirs.token, "00000000", null, visitor, now);
  await confirmWorkspace(theirs.token, "00000000", null, visitor, now);
  expect(await confirmWorkspace(theirs.token, theirs.code, null, visitor, now)).toMatchObject({
    ok: false,
    reason: "wait",
  });
});

test("a new code voids the older one", async () => {
  const { token, email, code } = await begin(`w-${unique()}`);
  const later = after(now, minutes(2));
  expect(await sendAgain(null, token, later)).toEqual({ ok: true });
  expect(await confirmWorkspace(token, code, null, visitor, later)).toEqual({ ok: false, reason: "wrong" });
  expect(await confirmWorkspace(token, await mailedCode(email), null, visitor, later)).toMatchObject({ ok: true });
});

test("signing up with an address the workspace knows tells only its owner, by mail, and takes nothing over", async () => {
  const { id, slug } = await openWorkspace(now, { signUp: { mode: "domains", domains: ["acme.test"] } });
  const bo = await addMember(id, "member", now);
  const workspace = await findWorkspace(slug, now);
  if (!workspace) throw new Error("no workspace");
  const begun = await beginMember(
    workspace,
    { name: "Mallory", email: bo.email, password: "another long password 77" },
    visitor,
    now,
  );
  expect(begun.ok).toBe(true);
  expect((await waitingMails(id)).filter(({ to }) => to === bo.email)).toMatchObject([{ template: "account-exists" }]);
  if (begun.ok)
    expect(await confirmMember(workspace, begun.token, "00000000", visitor, now)).toMatchObject({ ok: false });
  expect(await inWorkspace(id, (tx) => tx.member.count({ where: { emailKey: bo.email } }))).toBe(1);
});
