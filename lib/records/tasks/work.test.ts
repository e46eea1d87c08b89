import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { openWorkspace } from "@/test/people";
import { type Kind, walk, workTask, workTasks } from "./work";

const now = new Date("2025-11-22T10:00:00Z");

async function openTask(subject = "one") {
  const { id: workspaceId } = await openWorkspace(now);
  const key = { workspaceId, kind: "count", subject };
  await inWorkspace(workspaceId, (tx) => tx.task.create({ data: { ...key, notBefore: now } }));
  return key;
}
const rowOf = ({ workspaceId, ...key }: { workspaceId: string; kind: string; subject: string }) =>
  inWorkspace(workspaceId, (tx) => tx.task.findFirstOrThrow({ where: key }));

/** Counts to three, one part at a time, and stores each part in the transaction. */
const count = walk(async (tx, { cursor }) => {
  const part = Number(cursor ?? 0) + 1;
  await tx.coverageDay.create({
    data: { workspaceId: tx.workspaceId, day: new Date(Date.UTC(2025, 0, part)), active: 0, covered: 0, protected: 0 },
  });
  return part < 3 ? String(part) : null;
});
const partsOf = (workspaceId: string) => inWorkspace(workspaceId, (tx) => tx.coverageDay.count());

test("a task continues from its cursor, ends once, and its row stays", async () => {
  const key = await openTask();
  for (let i = 0; i < 3; i++) expect(await workTask(key, count, now)).toBe(true);
  expect(await workTask(key, count, now)).toBe(false);
  expect(await partsOf(key.workspaceId)).toBe(3);
  expect(await rowOf(key)).toMatchObject({ doneAt: now, cursor: null, leasedUntil: null });
});

test("of processes that take one task at once, one gets it and the others skip it", async () => {
  const key = await openTask();
  const worked = await Promise.all(Array.from({ length: 8 }, () => workTask(key, count, now)));
  expect(worked.filter(Boolean).length).toBeGreaterThanOrEqual(1);
  expect(await partsOf(key.workspaceId)).toBe(worked.filter(Boolean).length);
});

test("a process that died during a task is replaced when its lease ends, not before", async () => {
  const key = await openTask();
  const died: Kind = () => new Promise(() => {});
  void workTask(key, died, now);
  await expect.poll(async () => (await rowOf(key)).leasedUntil).not.toBeNull();
  expect(await workTask(key, count, after(now, seconds(89)))).toBe(false);
  expect(await workTask(key, count, after(now, seconds(90)))).toBe(true);
});

test("a process that continues after its lease writes nothing", async () => {
  const key = await openTask();
  let goOn = () => {};
  const waits = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const slow: Kind = async (task, at, commit) => {
    await waits;
    return count(task, at, commit);
  };
  const late = workTask(key, slow, now);
  await expect.poll(async () => (await rowOf(key)).leasedUntil).not.toBeNull();
  expect(await workTask(key, count, after(now, seconds(90)))).toBe(true);
  goOn();
  expect(await late).toBe(false);
  expect(await partsOf(key.workspaceId)).toBe(1);
});

test("a part that fails leaves nothing, postpones the task by five minutes, and throws", async () => {
  const key = await openTask();
  const fails = walk(async (tx, task, at) => {
    await count(task, at, (step) => step(tx, task, at).then(() => true));
    throw new Error("broken");
  });
  await expect(workTask(key, fails, now)).rejects.toThrow("broken");
  expect(await partsOf(key.workspaceId)).toBe(0);
  expect(await workTask(key, count, after(now, minutes(5) - 1))).toBe(false);
  expect(await workTask(key, count, after(now, minutes(5)))).toBe(true);
});

test("a kind of a later release waits and blocks no other", async () => {
  const [unknown, known] = [await openTask(), await openTask()];
  await inWorkspace(unknown.workspaceId, (tx) => tx.task.updateMany({ data: { kind: "of a later release" } }));
  await expect(workTasks({ count }, now)).rejects.toThrow("of a later release");
  expect(await partsOf(known.workspaceId)).toBe(1);
});
