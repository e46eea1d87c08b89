import "@/test/database";
import { expect, test } from "vitest";
import { operatorNamed } from "@/lib/access/caller";
import { inWorkspace } from "@/lib/ground/db";
import { waitingMails } from "@/test/mails";
import { addPlain, callAt, openSession, rowOf } from "@/test/people";
import { castOf, enterCode, scopeFor } from "@/test/reset-cast";
import { rescueOwner, resetByOperator } from "./by-operator";
import { cancelReset } from "./cancel";

const now = new Date("2025-11-22T10:00:00Z");
const order = (email: string) => ({
  email,
  reason: "Lost phone",
  identityCheck: "Seen at the office",
});

test("the operator resets anyone, also an owner, and the code works like any other", async () => {
  const { workspace, owner, ada } = await castOf(now);
  for (const person of [owner, ada]) {
    const reset = await resetByOperator(
      operatorNamed("root", now),
      { ...workspace, name: "Acme" },
      order(person.email),
    );
    if (!reset.ok) throw new Error(reason(reset));
    expect(await enterCode(person, reset.code, now)).toMatchObject({ ok: true, step: "enrol" });
  }
});

const reason = (refused: { reason: string }) => refused.reason;

test("an operator's reset voids a live code, and an admin can cancel it", async () => {
  const { workspace, ada, bo } = await castOf(now);
  const first = await resetByOperator(operatorNamed("root", now), { ...workspace, name: "Acme" }, order(bo.email));
  const second = await resetByOperator(operatorNamed("root", now), { ...workspace, name: "Acme" }, order(bo.email));
  if (!first.ok || !second.ok) throw new Error("not reset");
  expect((await enterCode(bo, first.code, now)).ok).toBe(false);
  const { id } = await inWorkspace(workspace.id, (tx) => tx.reset.findFirstOrThrow({ where: { endedAt: null } }));
  expect(await cancelReset(callAt(await scopeFor(ada, now), now), id, "restore")).toEqual({ ok: true });
  expect((await enterCode(bo, second.code, now)).ok).toBe(false);
});

test.each([
  ["nobody@acme.test", "no-member"],
  ["invited", "not-active"],
])("%s is rejected: %s", async (email, why) => {
  const { workspace } = await castOf(now);
  const invited = await addPlain(workspace.id, "member", now);
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: invited.id }, data: { joinedAt: null } }),
  );
  const address = email === "invited" ? invited.email : email;
  expect(await resetByOperator(operatorNamed("root", now), { ...workspace, name: "Acme" }, order(address))).toEqual({
    ok: false,
    reason: why,
  });
});

test("a member of another workspace with that address is not touched", async () => {
  const [here, there] = [await castOf(now), await castOf(now)];
  const answer = await resetByOperator(
    operatorNamed("root", now),
    { ...here.workspace, name: "Acme" },
    order(there.bo.email),
  );
  expect(answer).toEqual({ ok: false, reason: "no-member" });
});

test("no one is made an owner while one can sign in", async () => {
  const { workspace, ada } = await castOf(now);
  expect(await rescueOwner(operatorNamed("root", now), { ...workspace, name: "Acme" }, order(ada.email))).toEqual({
    ok: false,
    reason: "not-an-owner",
  });
  expect((await inWorkspace(workspace.id, (tx) => rowOf(tx, ada))).role).toBe("admin");
});

test("where no owner is left a member becomes one, with a code; a deactivated owner is let back in", async () => {
  const { workspace, owner, ada } = await castOf(now);
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: owner.id }, data: { deactivatedAt: now } }),
  );
  const rescued = await rescueOwner(operatorNamed("root", now), { ...workspace, name: "Acme" }, order(ada.email));
  expect(rescued).toMatchObject({ ok: true, becameOwner: true });
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: ada.id }, data: { deactivatedAt: now } }),
  );
  const back = await rescueOwner(operatorNamed("root", now), { ...workspace, name: "Acme" }, order(owner.email));
  expect(back).toMatchObject({ ok: true, becameOwner: false });
  expect((await openSession(owner, [{ kind: "password" }], now)).step).toBe("reset-code");
  const told = (await waitingMails(workspace.id)).filter(({ template }) => template === "owner-rescued");
  expect(told.map(({ to }) => to)).toEqual([ada.email, owner.email]);
});
