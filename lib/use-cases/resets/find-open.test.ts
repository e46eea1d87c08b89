import "@/test/database";
import { expect, test } from "vitest";
import { after, hours, minutes } from "@/lib/ground/durations";
import { initialSettings } from "@/lib/rules/policy/settings";
import { callAt, password } from "@/test/people";
import { castOf, enterCode, order, resetBy, scopeFor } from "@/test/reset-cast";
import { approveReset } from "./approve";
import { findOpenReset } from "./find-open";
import { issueReset } from "./issue";

const now = new Date("2026-11-22T10:00:00Z");
type Cast = Awaited<ReturnType<typeof castOf>>;
const open = async ({ ada, bo }: Cast, at = now) => findOpenReset(callAt(await scopeFor(ada, at), at), bo.id);

test("an issued code is returned with its issuer, its time and its end; then that it was accepted, then nothing", async () => {
  const cast = await castOf(now);
  expect(await open(cast)).toBeNull();
  const { code } = await resetBy(cast.hal, cast.bo, now);
  const later = after(now, minutes(5));
  const by = { by: "Hal Helpdesk", own: false, at: now };
  expect(await open(cast, later)).toMatchObject({
    ...by,
    state: "issued",
    expiresAt: after(now, hours(24)),
    until: after(now, hours(24)),
  });
  await enterCode(cast.bo, code, later);
  expect(await open(cast, later)).toMatchObject({ ...by, state: "opened", until: after(later, minutes(30)) });
  expect(await open(cast, after(later, minutes(31)))).toBeNull();
});

test("an expired code is not returned, and a newer one takes its place", async () => {
  const cast = await castOf(now);
  await resetBy(cast.hal, cast.bo, now);
  expect(await open(cast, after(now, hours(25)))).toBeNull();
  const later = after(now, hours(1));
  await resetBy(cast.owner, cast.bo, later);
  expect(await open(cast, later)).toMatchObject({ by: "Olga Owner", at: later });
});

test("a request that waits for a second person is returned too", async () => {
  const cast = await castOf(now, { resets: { ...initialSettings.resets, members: "two" } });
  const asked = await issueReset(callAt(await scopeFor(cast.hal, now), now), order(cast.bo.id));
  expect(asked).toMatchObject({ ok: true, kind: "requested" });
  expect(await open(cast)).toMatchObject({
    state: "requested",
    by: "Hal Helpdesk",
    own: false,
    at: now,
    expiresAt: null,
  });
  const his = await findOpenReset(callAt(await scopeFor(cast.hal, now), now), cast.bo.id);
  expect(his).toMatchObject({ own: true });
});

test("a code in force wins over requests that came after it", async () => {
  const cast = await castOf(now, { resets: { ...initialSettings.resets, members: "two" } });
  const asked = await issueReset(callAt(await scopeFor(cast.hal, now), now), order(cast.bo.id));
  if (!asked.ok) throw new Error(asked.reason);
  await approveReset(callAt(await scopeFor(cast.ada, now), now), asked.resetId, { password, code: "" });
  const later = after(now, minutes(2));
  await issueReset(callAt(await scopeFor(cast.owner, later), later), order(cast.bo.id));
  expect(await open(cast, later)).toMatchObject({ state: "issued", by: "Hal Helpdesk" });
});
