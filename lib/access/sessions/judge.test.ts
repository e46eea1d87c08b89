import "@/test/database";
import { expect, test } from "vitest";
import { addMember, openSession, openWorkspace, signIn } from "@/test/people";
import { judge, judgeFor } from "./judge";
import { refuseMachine } from "./refuse-machine";

const now = new Date("2025-11-22T10:00:00Z");

test("a full session whose role permits it gets the receipt with that permission", async () => {
  const { owner } = await openWorkspace(now);
  const judged = judgeFor(await signIn(owner, now), "members:reset");
  expect(judged).toMatchObject({ ok: true, scope: { permission: "members:reset", member: { id: owner.id } } });
});

test("a role that does not permit it, a session during sign-in, and no session are each rejected with their reason", async () => {
  const { id } = await openWorkspace(now);
  const bo = await addMember(id, "member", now);
  const refused = [
    judgeFor(await signIn(bo, now), "members:read"),
    judge(await openSession(bo, [{ kind: "password" }], now)),
    judge(null),
  ].map((judged) => (judged.ok ? null : judged.refusal));
  expect(refused).toEqual([
    { reason: "not-permitted" },
    { reason: "unfinished", step: "second-factor" },
    { reason: "no-session" },
  ]);
});

test("a machine gets a status and is never redirected", async () => {
  const answers = [
    refuseMachine({ reason: "no-session" }),
    refuseMachine({ reason: "unfinished", step: "enrol" }),
    refuseMachine({ reason: "not-permitted" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 403]);
  for (const answer of answers) expect(answer.headers.get("Location")).toBeNull();
});
