import "@/test/embedded";
import { expect, test } from "vitest";
import { readStanding } from "@/lib/access/sessions/standing";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { addMember, appCode, openWorkspace, password, standingOf, visitor } from "@/test/people";
import { answerChallenge } from "./answer-challenge";
import { signInWithPassword } from "./with-password";

const now = new Date("2025-11-22T10:00:00Z");

test("on the embedded database one signs in by the same steps, once for each code, and no role is left behind", async () => {
  const { id, slug } = await openWorkspace(now);
  const bo = await addMember(id, "member", now);
  const open = async () => {
    const answer = await signInWithPassword({ slug, email: bo.email, password }, visitor, now);
    return standingOf(answer.ok ? answer.token : "", now);
  };
  const challenges = [await open(), await open(), await open()];
  const code = appCode(bo, now);
  const answers = await Promise.all(challenges.map((standing) => answerChallenge(standing, code, visitor, now)));
  expect(answers.map((answer) => (answer.ok ? answer.step : answer.reason)).sort()).toEqual(["in", "used", "used"]);
  const winner = answers.find(({ ok }) => ok);
  const token = winner?.ok ? winner.token : "";
  expect(await readStanding(token, after(now, minutes(1)))).toMatchObject({ step: "in", member: { id: bo.id } });
  expect(await asSystem(Prisma.sql`select current_user::text <> app_role() as free`)).toEqual([{ free: true }]);
  const events = await inWorkspace(id, (tx) => tx.auditEvent.findMany({ where: { action: "session.signed_in" } }));
  expect(events).toHaveLength(1);
});
