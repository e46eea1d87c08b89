import type { BrowserContext, Page } from "playwright/test";
import { cookiesOf } from "./fixtures/calls";
import { doors } from "./fixtures/doors";
import { type Body, brokenCalls, wrongArguments } from "./fixtures/hostile-bodies";
import { type Action, addressOf, listActions } from "./fixtures/inventory";
import * as journey from "./fixtures/journey";
import { origin, send } from "./fixtures/send";
import { expect, test } from "./fixtures/test";

const atOnce = 8;
/** Each action gets every fifth attempt, the next action the next fifth: about 8,000 in all. */
const share = 5;
const actions = listActions();
// Signing out would end the session that the other calls need.
const lasting = actions.filter(({ name }) => !name.endsWith(" signOut"));
const inside = lasting.filter(({ name }) => isInside(name));
const atSteps = lasting.filter(({ name }) => !isInside(name) && doors.get(name) !== "open");

test.describe("[B5] wrong arguments cause no 5xx", () => {
  test("from a caller without a session", async () => {
    const open = actions.filter(({ name }) => doors.get(name) === "open");
    expect(await attackAll(open, "nowhere")).toEqual([]);
  });

  for (const part of [0, 1, 2])
    test(`from an owner, part ${part + 1}`, async ({ page }) => {
      const { slug } = await journey.openWorkspace(page, journey.inventPerson("Olga Owner"));
      const mine = inside.filter((_, i) => i % 3 === part);
      expect(await attackAll(mine, slug, page.context())).toEqual([]);
    });

  test("from sessions at each step of sign-in", async ({ page, openVisitor }) => {
    const olga = journey.inventPerson("Olga Owner");
    const workspace = await journey.openWorkspace(page, olga);
    const early = await beginToJoin(page, await openVisitor(), workspace);
    const half = await openVisitor();
    await journey.signInWithPassword(half, workspace, olga);
    await journey.seeHeading(half, "Two-factor authentication");
    for (const context of [early.context(), half.context()])
      expect(await attackAll(atSteps, workspace.slug, context)).toEqual([]);
  });
});

test("[B5] a request that is not a call reaches no action and causes no 5xx", async () => {
  const [action] = actions;
  expect(await findFailures(addressOf(action?.route ?? "/"), brokenCalls(action?.id ?? ""))).toEqual([]);
  expect((await send({ path: "/api/health" })).status).toBe(200);
});

function isInside(name: string): boolean {
  const door = doors.get(name);
  return typeof door === "object" && "roles" in door;
}

/** Invites a person and joins up to their enrolment. */
async function beginToJoin(page: Page, visitor: Page, workspace: journey.Workspace): Promise<Page> {
  const eve = journey.inventPerson("Eve Early");
  await journey.invite(page, workspace, eve);
  await journey.beginToJoin(visitor, eve);
  await journey.seeHeading(visitor, "Set up two-factor authentication");
  return visitor;
}

async function attackAll(targets: Action[], slug: string, browser?: BrowserContext): Promise<unknown[]> {
  const cookie = await cookiesOf(browser);
  const failures: unknown[] = [];
  for (const [turn, { id, name, route }] of targets.entries()) {
    const attempts = wrongArguments(id, slug).filter((_, i) => (i + turn) % share === 0);
    const found = await findFailures(addressOf(route, { workspace: slug }), attempts, cookie);
    if (found.length > 0) failures.push([name, `${found.length} like`, found[0]]);
  }
  return failures;
}

async function findFailures(path: string, attempts: Body[], cookie = {}): Promise<unknown[]> {
  const failures: unknown[] = [];
  const work = async () => {
    for (let attempt = attempts.pop(); attempt; attempt = attempts.pop()) {
      const { headers, body } = attempt;
      const { status } = await send({
        method: "POST",
        path,
        headers: { origin: origin().origin, ...cookie, ...headers },
        body,
      });
      if (status >= 500) failures.push([status, headers, String(body).slice(0, 900)]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failures;
}
