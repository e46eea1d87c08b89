import { randomUUID } from "node:crypto";
import { hash as argon2 } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import { hashCode, hashPassword, needsRehash, openPasswordHash, sealPasswordHash, verifyPassword } from "./hash";
import { hashesAtOnce, TooBusy, withHashSlot } from "./hash-queue";

const password = "granite heron 42 lantern";

// This test is first in the file, because the hash for unknown accounts has not been used yet.
test("after a busy moment, an unknown address gets the same reply as before", async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const crowd = Array.from({ length: hashesAtOnce + 400 }, () => withHashSlot(() => gate));
  await expect(verifyPassword(null, password)).rejects.toThrow(TooBusy);
  open();
  await Promise.all(crowd);
  expect(await verifyPassword(null, password)).toBe(false);
});

test("a password is hashed with argon2id at 19 MiB, two passes and its own salt", async () => {
  const [one, two] = await Promise.all([hashPassword(password), hashPassword(password)]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, password)).toBe(true);
  expect(await verifyPassword(one, `${password}!`)).toBe(false);
});

test("one text typed on two keyboards is one password", async () => {
  expect(await verifyPassword(await hashPassword("café au lait ﬁn"), "cafe\u0301 au lait fin")).toBe(true);
});

test("without an account, no password is right", async () => {
  expect(await verifyPassword(null, "")).toBe(false);
  expect(await verifyPassword(null, password)).toBe(false);
});

test("an unknown address costs as much as a known one", async () => {
  const phc = await hashPassword(password);
  const time = async (against: string | null) => {
    const started = process.hrtime.bigint();
    await verifyPassword(against, "wrong");
    return Number(process.hrtime.bigint() - started);
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 15; round++) {
    known.push(await time(phc));
    unknown.push(await time(null));
  }
  // The least of many runs is the cost of the work itself, whatever else the machine does.
  const ratio = Math.min(...unknown) / Math.min(...known);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test("a hash made with other parameters is made again at the next sign-in", async () => {
  const weaker = await argon2(password, { algorithm: 2, memoryCost: 8192, timeCost: 2, parallelism: 1 });
  const other = await argon2(password, { algorithm: 1, memoryCost: 19456, timeCost: 2, parallelism: 1 });
  expect([weaker, other, await hashPassword(password)].map(needsRehash)).toEqual([true, true, false]);
  expect(await verifyPassword(weaker, password)).toBe(true);
});

describe("the stored hash", () => {
  const [workspace, member] = [randomUUID(), randomUUID()];

  test("opens for its member only, not for another member, another workspace or a pending sign-up", async () => {
    const sealed = sealPasswordHash(workspace, member, await hashPassword(password));
    expect(await verifyPassword(openPasswordHash(workspace, member, sealed), password)).toBe(true);
    expect(openPasswordHash(workspace, randomUUID(), sealed)).toBeNull();
    expect(openPasswordHash(randomUUID(), member, sealed)).toBeNull();
    expect(openPasswordHash(null, member, sealed)).toBeNull();
  });
});

test("of a code depends on its salt", async () => {
  const [a, b] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
  expect(await hashCode("CODE", a)).toHaveLength(32);
  expect((await hashCode("CODE", a)).equals(await hashCode("CODE", a))).toBe(true);
  expect((await hashCode("CODE", a)).equals(await hashCode("CODE", b))).toBe(false);
});
