import "@/test/database";
import { expect, test } from "vitest";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { waitingMails } from "@/test/mails";
import { addPlain, openWorkspace, strangerAt, visitor } from "@/test/people";
import { statementsOf } from "@/test/statements";
import { mailWorkspaceList } from "./mail-list";

const now = new Date("2025-11-22T10:00:00Z");
const listsTo = async (email: string) => (await waitingMails(null)).filter(({ to }) => to === email);

test("an address gets one mail with the workspaces it belongs to, and no others", async () => {
  const [here, there, gone, invited] = await Promise.all([1, 2, 3, 4].map(() => openWorkspace(now)));
  const email = "bo-of-many@acme.test";
  const join = async (workspaceId = "", change = {}) => {
    const { id } = await addPlain(workspaceId, "member", now);
    const data = { email, emailKey: email, ...change };
    await inWorkspace(workspaceId, (tx) => tx.member.updateMany({ where: { id }, data }));
  };
  await join(here?.id);
  await join(there?.id);
  await join(gone?.id, { deactivatedAt: now });
  await join(invited?.id, { joinedAt: null });
  await mailWorkspaceList(strangerAt(now), ` ${email.toUpperCase()} `);
  const lists = await listsTo(email.toUpperCase());
  const slugs = lists.map(({ params }) => (params.workspaces as { slug: string }[]).map(({ slug }) => slug).sort());
  expect(slugs).toEqual([[here?.slug, there?.slug].sort()]);
});

test("an unknown address gets a mail too, after the same statements", async () => {
  const { owner } = await openWorkspace(now);
  const known = await statementsOf(() => mailWorkspaceList(strangerAt(now), owner.email));
  const unknown = await statementsOf(() => mailWorkspaceList(strangerAt(now), "nobody@acme.test"));
  expect(unknown).toEqual(known);
  expect(await listsTo("nobody@acme.test")).toMatchObject([{ template: "workspace-list", params: { workspaces: [] } }]);
});

test("nothing is sent again within a minute", async () => {
  const { owner } = await openWorkspace(now);
  await Promise.all([1, 2, 3].map(() => mailWorkspaceList(strangerAt(now), owner.email)));
  expect(await listsTo(owner.email)).toHaveLength(1);
  await mailWorkspaceList(strangerAt(after(now, minutes(1))), owner.email);
  expect(await listsTo(owner.email)).toHaveLength(2);
});

test("[D6] one who asks again too soon is told that it was sent, alike for an address that is known and one that is not", async () => {
  const { owner } = await openWorkspace(now);
  const soon = after(now, minutes(1) - 1);
  for (const email of [owner.email, "someone-else@acme.test"]) {
    expect(await mailWorkspaceList(strangerAt(now), email)).toEqual({ ok: true });
    const again = await mailWorkspaceList(strangerAt(soon), email);
    expect(again).toEqual({ ok: false, reason: "mail-wait", retryAt: after(now, minutes(1)) });
  }
});

test("one place gets thirty lists an hour, for any addresses; further requests are silent and leave no budget behind", async () => {
  const from = (address: string, email: string) => mailWorkspaceList(strangerAt(now, { ...visitor, address }), email);
  for (let i = 0; i < 30; i++) await from("2001:db8::1", `stranger${i}@acme.test`);
  const budgets = () => asSystem<{ n: bigint }>(Prisma.sql`select count(*) as n from attempt_budget`);
  const before = await budgets();
  // The neighbours in one /64 share its limit.
  for (let i = 30; i < 60; i++) await from(`2001:db8::${i}`, `stranger${i}@acme.test`);
  expect(await budgets()).toEqual(before);
  const mailed = (await waitingMails(null)).filter(({ to }) => to.startsWith("stranger"));
  expect(mailed).toHaveLength(30);
  await from("2001:db8:1::1", "stranger30@acme.test");
  expect(await listsTo("stranger30@acme.test")).toHaveLength(1);
});
