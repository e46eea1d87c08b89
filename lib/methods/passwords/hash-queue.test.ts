import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { inRequest } from "@/lib/ground/request";
import { hashesAtOnce, isHashQueueFull, TooBusy, withHashSlot } from "./hash-queue";

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test("at most four run at once and one core stays free, and the rest run in the order they came", async () => {
  let running = 0;
  let most = 0;
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      withHashSlot(async () => {
        order.push(i);
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running--;
      }),
    ),
  );
  expect(most).toBe(hashesAtOnce);
  expect(most).toBeLessThanOrEqual(4);
  if (availableParallelism() > 1) expect(most).toBeLessThan(availableParallelism());
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test("from a hundred waiting on, new requests are told to come later, and past four hundred the others fail too", async () => {
  const { open, opened } = gate();
  const wait = (n: number) => Array.from({ length: n }, () => withHashSlot(() => opened));
  const crowd = wait(hashesAtOnce + 99);
  expect(isHashQueueFull()).toBe(false);
  crowd.push(...wait(1));
  expect(isHashQueueFull()).toBe(true);
  crowd.push(...wait(300));
  await expect(withHashSlot(async () => 1)).rejects.toThrow(TooBusy);
  open();
  await Promise.all(crowd);
  expect(isHashQueueFull()).toBe(false);
  expect(await withHashSlot(async () => 1)).toBe(1);
});

test("work that fails gives its slot back", async () => {
  const failures = Array.from({ length: 10 }, () => withHashSlot(() => Promise.reject(new Error("failed"))));
  expect((await Promise.allSettled(failures)).every(({ status }) => status === "rejected")).toBe(true);
  expect(await withHashSlot(async () => 1)).toBe(1);
});

test("workspaces take turns: a crowd of one holds up no other", async () => {
  const { open, opened } = gate();
  const order: string[] = [];
  const hash = (slug: string) =>
    inRequest({ id: slug, target: `/w/${slug}/sign-in` }, () => withHashSlot(async () => void order.push(slug)));
  const busy = Array.from({ length: hashesAtOnce }, () => withHashSlot(() => opened));
  const crowd = Array.from({ length: 30 }, () => hash("crowd"));
  const others = ["acme", "bolt", "acme"].map(hash);
  open();
  await Promise.all([...busy, ...crowd, ...others]);
  expect(order.slice(0, 6).sort()).toEqual(["acme", "acme", "bolt", "crowd", "crowd", "crowd"]);
});
