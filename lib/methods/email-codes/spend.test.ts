import "@/test/database";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { outsideWorkspaces } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { issueEmailCode } from "./issue";
import { spendEmailCode } from "./spend";

const now = new Date("2025-11-22T10:00:00Z");
const at = (n: number) => after(now, minutes(n));
const issue = (holder: string, when = now) =>
  outsideWorkspaces(async (tx) => (await issueEmailCode(tx, holder, "address", when)).code);
const spend = (holder: string, code: string, when = now) =>
  outsideWorkspaces((tx) => spendEmailCode(tx, holder, "address", code, when));
const refused = (reason: string) => ({ ok: false, reason });

test("[D1] a mailed code that does not work is called what it is: not mailed, wrong, expired, used, replaced", async () => {
  const holder = randomUUID();
  expect(await spend(holder, "12345678")).toEqual(refused("none-mailed"));
  const code = await issue(holder);
  expect(await spend(holder, code === "00000000" ? "00000001" : "00000000")).toEqual(refused("wrong-email-code"));
  expect(await spend(holder, code, at(10))).toEqual(refused("email-code-expired"));
  expect(await spend(holder, code)).toEqual({ ok: true });
  expect(await spend(holder, code)).toEqual(refused("email-code-used"));
  await issue(holder, at(1));
  expect(await spend(holder, code, at(1))).toEqual(refused("email-code-replaced"));
});

test("[D1] of the codes before, eight are known as replaced, whatever became of each, and none works", async () => {
  const holder = randomUUID();
  const codes: string[] = [];
  for (let n = 0; n < 12; n++) codes.push(await issue(holder, at(n)));
  const [newest = "", ...before] = codes.toReversed();
  for (const [i, code] of before.entries())
    expect(await spend(holder, code, at(12))).toEqual(refused(i < 8 ? "email-code-replaced" : "wrong-email-code"));
  expect(await spend(holder, newest, at(12))).toEqual({ ok: true });
});

test("[D1] a code of another holder is wrong, and that it was mailed to someone is not told", async () => {
  const [mine, other] = [randomUUID(), randomUUID()];
  const theirs = await issue(other);
  await issue(mine);
  expect(await spend(mine, theirs)).toEqual(refused("wrong-email-code"));
});
