import "@/test/database";
import { expect, test } from "vitest";
import { after, hours, minutes } from "@/lib/ground/durations";
import { addMember, callAt, openSession, openWorkspace, signIn } from "@/test/people";
import { readHome } from "./read-home";

const now = new Date("2025-11-22T10:00:00Z");
const at = (n: number) => after(now, hours(n));

test("[W3] a member's home names the latest sign-ins, newest first, and which one this is", async () => {
  const { id } = await openWorkspace(now);
  const bo = await addMember(id, "member", now);
  const eve = await addMember(id, "member", now);
  for (let n = 1; n <= 7; n++) await signIn(bo, at(n));
  await signIn(eve, at(8));
  const standing = await signIn(bo, at(9));
  const { signIns, methods } = await readHome(callAt(standing, at(9)) as never);
  expect(signIns.map(({ at }) => at)).toEqual([9, 7, 6, 5, 4].map(at));
  expect(signIns.map(({ current }) => current)).toEqual([true, false, false, false, false]);
  expect(signIns[0]).toMatchObject({ amr: expect.arrayContaining(["pwd", "otp"]), unfinished: false });
  expect(methods).toMatchObject([{ kind: "totp", name: "Phone" }]);
});

test("[W3] a password that was right, with no second factor after it, is shown and hides no sign-in", async () => {
  const { id } = await openWorkspace(now);
  const bo = await addMember(id, "member", now);
  await signIn(bo, at(1));
  for (let n = 0; n < 12; n++) await openSession(bo, [{ kind: "password" }], after(at(2), minutes(n * 11)));
  const standing = await signIn(bo, at(6));
  const { signIns } = await readHome(callAt(standing, at(6)) as never);
  expect(signIns.filter(({ unfinished }) => unfinished)).toHaveLength(3);
  expect(signIns.filter(({ unfinished }) => !unfinished).map(({ at }) => at)).toEqual([at(6), at(1)]);
});
