import "@/test/database";
import { expect, test } from "vitest";
import { readStanding } from "@/lib/access/sessions/standing";
import { after, minutes } from "@/lib/ground/durations";
import { stepUp } from "@/lib/use-cases/step-up/step-up";
import { addMember, appCode, callAt, openWorkspace, password, signIn, standingOf, strangerAt } from "@/test/people";
import { statementsOf } from "@/test/statements";
import { answerChallenge } from "./answer-challenge";
import { redeemRecoveryCode } from "./redeem-recovery-code";
import { signInWithPassword } from "./with-password";

// What each step of a sign-in costs the database, transaction control included: a new statement shows here, in a review.
const now = new Date("2025-11-22T10:00:00Z");
const workspace = await openWorkspace(now);
const someone = () => addMember(workspace.id, "member", now);

const functions =
  /\b(password_try|password_step|standing|totp_try|totp_step|attempt_\w+|session_write|audit_append)(?=\()/;
const prismas = /^(select|insert|update|delete)\b.*?"public"\."(\w+)"/i;

/** Describes a statement by its kind and its table. */
function brief(statement: string): string {
  if (/^(begin|commit|rollback)\b/i.test(statement)) return statement.toLowerCase();
  if (statement.includes("set_config('role'")) return "enter";
  const called = functions.exec(statement)?.[1];
  if (called) return called;
  if (statement.includes("from member m")) return "facts";
  if (statement.startsWith("with mail as")) return "insert queued_mail";
  const [, verb, table] = prismas.exec(statement) ?? /^(insert) into (\w+)/.exec(statement) ?? [];
  return verb ? `${verb.toLowerCase()} ${table}` : statement;
}

const costOf = async (work: () => Promise<unknown>) => (await statementsOf(work)).map(brief);

async function challengeOf(person: { email: string }) {
  const answer = await signInWithPassword(strangerAt(now), { slug: workspace.slug, email: person.email, password });
  return answer.ok ? answer.token : "";
}

test("a password and a code cost five statements together", async () => {
  const bo = await someone();
  let token = "";
  expect(await costOf(async () => (token = await challengeOf(bo)))).toEqual(["password_try", "password_step"]);
  const code = appCode(bo, now);
  const cost = await costOf(async () => {
    const standing = await standingOf(token, now);
    expect(await answerChallenge(callAt(standing, now), code)).toMatchObject({ ok: true, step: "in" });
  });
  expect(cost).toEqual(["standing", "totp_try", "totp_step"]);
});

test("a signed-in request costs one statement, and another at most once a minute", async () => {
  const bo = await someone();
  const answer = await answerChallenge(callAt(await standingOf(await challengeOf(bo), now), now), appCode(bo, now));
  const token = answer.ok ? answer.token : "";
  expect(await costOf(() => readStanding(token, strangerAt(now)))).toEqual(["standing"]);
  expect(await costOf(() => readStanding(token, strangerAt(after(now, minutes(1)))))).toEqual(["standing"]);
  const later = after(now, minutes(1) + 1);
  expect((await costOf(() => readStanding(token, strangerAt(later)))).length).toBe(2);
  expect(await costOf(() => readStanding(token, strangerAt(later)))).toEqual(["standing"]);
});

test("a wrong password costs the same for known and unknown", async () => {
  const bo = await someone();
  for (const email of [bo.email, "nobody@acme.test"]) {
    const cost = await costOf(() =>
      signInWithPassword(strangerAt(now), { slug: workspace.slug, email, password: "wrong" }),
    );
    expect(cost).toEqual(["password_try", "attempt_end", "begin", "enter", "audit_append", "commit"]);
  }
});

test("a wrong code is counted on the session and recorded", async () => {
  const bo = await someone();
  const standing = await standingOf(await challengeOf(bo), now);
  const wrong = appCode(bo, now) === "000000" ? "000001" : "000000";
  const cost = await costOf(() => answerChallenge(callAt(standing, now), wrong));
  expect(cost).toEqual(["totp_try", "begin", "enter", "update session", "audit_append", "commit", "attempt_end"]);
});

test("a recovery code is looked for in the whole set, then spent with its mail and its record", async () => {
  const bo = await someone();
  const standing = await standingOf(await challengeOf(bo), now);
  const code = bo.recoveryCodes[0] ?? "";
  expect(await costOf(() => redeemRecoveryCode(callAt(standing, now), code))).toEqual([
    "attempt_reserve",
    ...["begin", "enter", "select recovery_code_set", "select recovery_code", "commit"],
    ...["begin", "enter", "update recovery_code", "facts", "session_write", "select member", "insert queued_mail"],
    ...["audit_append", "commit", "attempt_give_back"],
  ]);
});

test("confirming again with the password reads the hash, then renews the session", async () => {
  const standing = await signIn(await someone(), now);
  expect(await costOf(() => stepUp(callAt(standing, now), { password, code: "" }))).toEqual([
    "attempt_reserve",
    ...["begin", "enter", "select member", "commit", "attempt_give_back"],
    ...["begin", "enter", "facts", "session_write", "audit_append", "commit"],
  ]);
});
