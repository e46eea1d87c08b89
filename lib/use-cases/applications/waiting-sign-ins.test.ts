import "@/test/database";
import { expect, test } from "vitest";
import { strangerFrom } from "@/lib/access/caller";
import { asSystem, Prisma } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { rules } from "@/lib/records/limits/rules";
import { openApplication } from "@/test/applications";
import { begin, browserOf, discover, openIssuers, visit } from "@/test/openid";
import { openWorkspace, visitor } from "@/test/people";
import { takePlace } from "./request";

const { max } = rules.waitingSignIns;

const countRequests = async () => {
  const [row] = await asSystem<{ n: number }>(Prisma.sql`select count(*)::int as n from application_request`);
  return row?.n;
};

async function openWiki() {
  const now = new Date();
  const workspace = await openWorkspace(now);
  const door = await openIssuers();
  const wiki = await openApplication(workspace.owner, now);
  const board = await openApplication(workspace.owner, now, {
    name: "Board",
    kind: "gate",
    address: "https://board.acme.test/",
  });
  const config = await discover(door, workspace.slug, wiki);
  const authorize = async (from: string, more = {}) => {
    const { url } = await begin(config, wiki.redirect, more);
    return door.call("GET", { path: url.pathname + url.search, from });
  };
  const enter = (from: string) =>
    door.call("GET", { path: `/w/${workspace.slug}/gate/${board.id}/enter?state=${"s".repeat(43)}`, from });
  return { ...workspace, door, wiki, config, authorize, enter };
}

test("[G3] a stranger who begins sign-ins endlessly leaves three hundred rows, and every other network, workspace and session its way in", async () => {
  const [acme, other] = [await openWiki(), await openWiki()];
  const attacker = strangerFrom({ ...visitor, address: "127.0.0.3" }, new Date());
  // What the first of them cost, without their rows.
  for (let left = max - 2; left > 0; left -= 30)
    await Promise.all(Array.from({ length: Math.min(30, left) }, () => takePlace(acme.id, null, attacker)));
  expect((await acme.authorize("127.0.0.3")).status).toBe(303);
  expect((await acme.enter("127.0.0.3")).status).toBe(303);
  expect(await countRequests()).toBe(2);

  const refused = await acme.authorize("127.0.0.3");
  expect([refused.status, refused.headers.location, refused.text.includes("temporarily_unavailable")]).toEqual([
    200,
    undefined,
    true,
  ]);
  const atGate = await acme.enter("127.0.0.3");
  expect([atGate.status, atGate.headers["retry-after"]]).toEqual([503, "60"]);
  expect(await countRequests()).toBe(2);

  expect((await acme.authorize("127.0.0.4")).status).toBe(303);
  expect((await other.authorize("127.0.0.3")).status).toBe(303);
  const { url } = await begin(acme.config, acme.wiki.redirect, { prompt: "login" });
  const asked = await visit(acme.door, await browserOf(acme.owner), url);
  expect(asked.location).toContain("/continue/");
  expect(await takePlace(acme.id, null, { ...attacker, now: after(attacker.now, minutes(10)) })).toBe(true);
});
