import type { BrowserContext } from "playwright/test";
import { answerTo, type Call, fingerprint, listCalls, type Named } from "./fixtures/calls";
import { query } from "./fixtures/database";
import { admits, type Caller, doors, refusalOf, type Step } from "./fixtures/doors";
import { listActions, listRoutes } from "./fixtures/inventory";
import * as journey from "./fixtures/journey";
import { setEnrolmentGrant } from "./fixtures/proofs";
import { expect, test } from "./fixtures/test";

/** Refused calls that are under way at once. */
const together = 6;
const unknownId = "00000000-0000-4000-8000-000000000000";

test("every route and every action has a door, and every door belongs to one of them", () => {
  expect([...doors.keys()].sort()).toEqual([...listRoutes(), ...listActions().map(({ name }) => name)].sort());
});

test("each route and action serves only the callers its door names, at their step; for others nothing changes", async ({
  page,
  openVisitor,
}) => {
  test.setTimeout(300_000);
  const olga = journey.inventPerson("Olga Owner");
  const mia = journey.inventPerson("Mia Member");
  const eve = journey.inventPerson("Eve Early");
  const zoe = journey.inventPerson("Zoe Elsewhere");
  const workspace = await journey.openWorkspace(page, olga);
  const stranger = await openVisitor();
  const other = await journey.openWorkspace(stranger, zoe);
  await journey.invite(page, workspace, mia);
  const colleague = await openVisitor();
  await journey.join(colleague, workspace, mia);
  const taskId = await addBulkTask(workspace.slug);
  const applicationId = await addApplication(workspace.slug);
  const { slug } = workspace;
  const names = { ...(await idsOf(mia)), resetId: unknownId, helpId: unknownId, taskId, applicationId, slug };
  const standing = (step: Step, role: "member" | "owner" = "member") => ({ from: "here", step, role }) as const;

  await test.step("a stranger, and a member of another workspace", async () => {
    await expectDoors({ from: "nowhere" }, names);
    await expectDoors({ from: "elsewhere" }, names, stranger.context());
  });

  await test.step("on the way in", async () => {
    await journey.invite(page, workspace, eve);
    const early = await openVisitor();
    await journey.beginToJoin(early, eve);
    await journey.seeHeading(early, "Set up two-factor authentication");
    await setEnrolmentGrant(eve.email, null);
    await expectDoors(standing("confirm-address"), names, early.context());
    await setEnrolmentGrant(eve.email, "joining");
    await expectDoors(standing("enrol"), names, early.context());
    await early.goto(`${workspace.path}/enrol`);
    await journey.linkApp(early, eve);
    await expectDoors(standing("save-codes"), names, early.context());
  });

  await test.step("locked out", async () => {
    const half = await openVisitor();
    await journey.signInWithPassword(half, workspace, eve);
    await journey.seeHeading(half, "Two-factor authentication");
    await expectDoors(standing("second-factor"), names, half.context());
    await journey.resetTwoFactor(page, workspace, olga, eve);
    await journey.signInWithPassword(half, workspace, eve);
    await journey.seeHeading(half, "Enter your reset code");
    const [reset] = await query<{ id: string }>(
      "select r.id from reset r join member m on m.id = r.member_id where m.email = $1",
      [eve.email],
    );
    names.resetId = reset?.id ?? "";
    await expectDoors(standing("reset-code"), names, half.context());
    await query("update reset set expires_at = now() where id = $1", [names.resetId]);
    await expectDoors(standing("ask-for-help"), names, half.context());
    const [help] = await query<{ id: string }>(
      "select h.id from help_request h join member m on m.id = h.member_id where m.email = $1",
      [eve.email],
    );
    names.helpId = help?.id ?? "";
  });

  await test.step("in, in each role", async () => {
    for (const role of ["member", "helpdesk", "admin"] as const) {
      await query("update member set role = $2 where id = $1", [names.memberId, role]);
      // The acts of an admin delete it.
      names.applicationId = await addApplication(slug);
      await expectDoors({ from: "here", step: "in", role }, { ...names, ...(await idsOf(eve)) }, colleague.context());
    }
    await query("update member set role = 'member' where id = $1", [names.memberId]);
    names.applicationId = await addApplication(slug);
    await expectDoors(standing("in", "owner"), names, page.context());
  });

  await test.step("an owner elsewhere reaches nothing of another workspace by its identifiers", async () => {
    const before = await fingerprint(workspace.slug);
    const none = "11111111-1111-4111-8111-111111111111";
    const foreign = listCalls({ ...names, slug: other.slug });
    const unknown = listCalls({
      slug: other.slug,
      memberId: none,
      resetId: none,
      helpId: none,
      sessionId: none,
      taskId: none,
      applicationId: none,
    });
    const different: string[] = [];
    for (const [i, call] of foreign.entries()) {
      if (doorOf(call) === "open" || takesAway.test(call.name)) continue;
      const twin = unknown[i] as Call;
      const [one, two] = [await answerTo(call, stranger.context()), await answerTo(twin, stranger.context())];
      const { memberId, resetId, applicationId } = names;
      const anonymous = [memberId, resetId, applicationId].reduce((text, id) => text.replaceAll(id, none), one);
      if (unnumbered(anonymous) !== unnumbered(two)) different.push(`${call.name}: ${one}, where nothing is: ${two}`);
    }
    expect(different).toEqual([]);
    expect(await fingerprint(workspace.slug)).toEqual(before);
  });
});

/** A response without the id of a bulk act or of a set of recovery codes, which is new each time. */
const unnumbered = (answer: string) => answer.replace(/(\/bulk\/|\?set=)[0-9a-f-]{36}/, "$1…");

/** A way in without the application's request that it keeps. */
const withoutRequest = (answer: string) => answer.replace(/\?request=[0-9a-f-]{36}$/, "");

/** What ends the caller's own session, or deletes what the other calls name. profile.spec.ts presses it. */
const takesAway = / (lockMyAccount|deleteForGood)$/;

const doorOf = (call: Call) => doors.get(call.name) ?? "open";

/**
 * Calls every route and action: first those that refuse the caller, checking that nothing changed; then those that let
 * them through.
 */
async function expectDoors(caller: Caller, names: Named, browser?: BrowserContext): Promise<void> {
  const who = caller.from === "here" ? `${caller.role} at ${caller.step}` : `somebody from ${caller.from}`;
  const calls = listCalls(names);
  const before = await fingerprint(names.slug);
  const wrong: string[] = [];
  // They change nothing, so several can be under way.
  const refused = calls.filter((call) => !admits(doorOf(call), caller));
  for (let at = 0; at < refused.length; at += together) {
    const knock = async (call: Call) => {
      const answer = await answerTo(call, browser);
      const right = refusalOf(doorOf(call), caller, `/w/${names.slug}`);
      if (withoutRequest(answer) !== right) wrong.push(`${call.name}: ${answer}, not ${right}`);
    };
    await Promise.all(refused.slice(at, at + together).map(knock));
  }
  expect(await fingerprint(names.slug), `for ${who} nothing changes`).toEqual(before);
  const through = calls.filter((call) => doorOf(call) !== "open" && admits(doorOf(call), caller));
  for (const call of through.filter(({ name }) => !takesAway.test(name))) {
    const answer = await answerTo(call, browser);
    if (!isAnswer(answer, names.slug)) wrong.push(`${call.name}: ${answer}, though it is for them`);
  }
  expect(wrong, who).toEqual([]);
}

/** Tells whether the gate let a call through: it did not redirect to sign-in, and the page exists. */
function isAnswer(answer: string, slug: string): boolean {
  return (
    answer !== "not found" && withoutRequest(answer) !== `sent to /w/${slug}/sign-in` && !/^answered 5/.test(answer)
  );
}

/** Adds an application that its members sign in to. */
async function addApplication(slug: string): Promise<string> {
  const [added] = await query<{ id: string }>(
    `insert into application (workspace_id, id, kind, name, address, redirect_addresses, roles, claims, created_at)
     select id, gen_random_uuid(), 'web', 'Wiki', 'https://wiki.example.test/', '{https://wiki.example.test/callback}', '{}', '{}', now()
     from workspace where slug = $1 returning id`,
    [slug],
  );
  return added?.id ?? "";
}

/** Adds a bulk act that has ended. */
async function addBulkTask(slug: string): Promise<string> {
  const [task] = await query<{ id: string }>(
    `insert into bulk_act (workspace_id, id, actor_id, act, filter, search, params, created_at, done_at)
     select m.workspace_id, gen_random_uuid(), m.id, 'remind', 'all', '', '{}', now(), now()
     from member m join workspace w on w.id = m.workspace_id where w.slug = $1 and m.role = 'owner' returning id`,
    [slug],
  );
  return task?.id ?? "";
}

async function idsOf(person: journey.Person): Promise<{ memberId: string; sessionId: string }> {
  const [ids] = await query<{ memberId: string; sessionId: string }>(
    `select m.id as "memberId", s.id as "sessionId" from member m left join session s on s.member_id = m.id
     where m.email = $1 order by s.created_at desc limit 1`,
    [person.email],
  );
  if (!ids) throw new Error(`${person.email} is no member.`);
  return ids;
}
