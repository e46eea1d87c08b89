import "@/test/database";
import { expect, test } from "vitest";
import { addPlain, openWorkspace } from "@/test/people";
import { inWorkspace, type Tx } from "./db";

const now = new Date("2025-11-22T10:00:00Z");

test("two transactions that wait for each other both end, one after the other", async () => {
  const { id, owner } = await openWorkspace(now);
  const bo = await addPlain(id, "member", now);
  const touch = (tx: Tx, memberId: string) =>
    tx.member.updateMany({ where: { id: memberId }, data: { promptedAt: now } });
  let arrived = 0;
  const bothHoldOne = async () => {
    arrived += 1;
    for (let waited = 0; arrived < 2 && waited < 100; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const run = (first: string, second: string) =>
    inWorkspace(id, async (tx) => {
      await touch(tx, first);
      await bothHoldOne();
      return (await touch(tx, second)).count;
    });
  expect(await Promise.all([run(owner.id, bo.id), run(bo.id, owner.id)])).toEqual([1, 1]);
});

test("two raw statements that wait for each other both end too", async () => {
  const { id, owner } = await openWorkspace(now);
  const bo = await addPlain(id, "member", now);
  let arrived = 0;
  const run = (first: string, second: string) =>
    inWorkspace(id, async (tx) => {
      await tx.$queryRaw`select 1 from member where id = ${first}::uuid for update`;
      arrived += 1;
      for (let waited = 0; arrived < 2 && waited < 100; waited += 1)
        await new Promise((resolve) => setTimeout(resolve, 10));
      await tx.$queryRaw`select 1 from member where id = ${second}::uuid for update`;
      return true;
    });
  expect(await Promise.all([run(owner.id, bo.id), run(bo.id, owner.id)])).toEqual([true, true]);
});
