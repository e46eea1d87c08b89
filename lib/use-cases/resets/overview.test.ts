import "@/test/database";
import { expect, test } from "vitest";
import { after, days, hours, minutes } from "@/lib/ground/durations";
import { initialSettings } from "@/lib/rules/policy/settings";
import { readOverview } from "@/lib/use-cases/members/read-overview";
import { callAt, type Person } from "@/test/people";
import { castOf, enterCode, order, resetBy, scopeFor } from "@/test/reset-cast";
import { scopeOf } from "@/test/scope";
import { issueReset } from "./issue";
import { openResetLists } from "./list";

const now = new Date("2025-11-22T10:00:00Z");
const two = { resets: { ...initialSettings.resets, members: "two", owners: "second_owner" } } as const;

/** Returns the resets that the overview and the list of resets show at a moment. */
async function shownTo(person: Person, at: Date) {
  const overview = await readOverview(callAt(await scopeOf(person, "members:read", at), at));
  const list = await openResetLists(person.workspaceId, null, null, at);
  return { overview: overview.resets.map(({ state }) => state), list: list.resets.rows.map(({ state }) => state) };
}

test("a request that no one approved for a day waits no longer: the overview leaves it out, the list says lapsed", async () => {
  const { owner, hal, bo } = await castOf(now, two);
  const asked = await issueReset(callAt(await scopeFor(hal, now), now), order(bo.id));
  expect(asked).toMatchObject({ ok: true, kind: "requested" });
  expect(await shownTo(owner, after(now, hours(24) - 1))).toEqual({ overview: ["requested"], list: ["requested"] });
  expect(await shownTo(owner, after(now, days(30)))).toEqual({ overview: [], list: ["lapsed"] });
});

test("an unfinished reset that its member left is shown so on the overview and in the list, not as under way forever", async () => {
  const { owner, ada, bo } = await castOf(now);
  const { code } = await resetBy(ada, bo, now);
  expect(await shownTo(owner, now)).toEqual({ overview: ["issued"], list: ["issued"] });
  await enterCode(bo, code, now);
  expect(await shownTo(owner, after(now, minutes(29)))).toEqual({ overview: ["opened"], list: ["opened"] });
  expect(await shownTo(owner, after(now, minutes(30)))).toEqual({ overview: ["left"], list: ["left"] });
});

test("the overview names only the newest reset of a member who is still locked out", async () => {
  const { owner, ada, bo } = await castOf(now);
  await resetBy(ada, bo, now);
  const later = after(now, hours(25));
  expect((await shownTo(owner, later)).overview).toEqual(["expired"]);
  await resetBy(ada, bo, later);
  expect(await shownTo(owner, later)).toEqual({ overview: ["issued"], list: ["issued", "expired"] });
});
