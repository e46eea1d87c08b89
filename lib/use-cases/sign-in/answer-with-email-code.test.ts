import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { issueEmailCode } from "@/lib/methods/email-codes/issue";
import { mailCode } from "@/lib/methods/email-codes/mail-code";
import { refuseByEmail } from "@/lib/methods/email-codes/may-answer";
import { requestPasswordReset } from "@/lib/methods/passwords/request-reset";
import { resetPassword } from "@/lib/methods/passwords/reset";
import { findResetLink } from "@/lib/methods/passwords/reset-link";
import { initialSettings, type Settings } from "@/lib/rules/policy/settings";
import { listMethods } from "@/lib/use-cases/credentials/list";
import { preferMethod } from "@/lib/use-cases/credentials/prefer";
import { confirmEmailMethod } from "@/lib/use-cases/enrolment/confirm-email";
import { stepUp } from "@/lib/use-cases/step-up/step-up";
import { waitingMails } from "@/test/mails";
import {
  addMember,
  addPlain,
  callAt,
  enrol,
  openSession,
  openWorkspace,
  type Person,
  password,
  signIn,
  standingOf,
  strangerAt,
} from "@/test/people";
import { answerWithEmailCode } from "./answer-with-email-code";
import { waysToAnswer } from "./ways-to-answer";

const now = new Date("2025-11-22T10:00:00Z");
const withEmail: Partial<Settings> = { methods: { totp: true, passkey: true, email: true } };

async function newestCode(workspaceId: string): Promise<string> {
  const mails = (await waitingMails(workspaceId)).filter(({ template }) => template === "sign-in-code");
  return String(mails.at(-1)?.params.code);
}

async function enrolEmail(standing: Standing, at = now) {
  await mailCode(callAt(standing, at), "method");
  const result = await confirmEmailMethod(callAt(standing, at), await newestCode(standing.workspace.id));
  if (!result.ok) throw new Error(result.reason);
  return result;
}

async function cast() {
  const workspace = await openWorkspace(now, withEmail);
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  await enrolEmail(await signIn(bo, now));
  return { workspace, bo };
}

const challenge = (person: Person, at: Date) => openSession(person, [{ kind: "password" }], at);
const later = (n: number) => after(now, minutes(2 * n));

test("[M5] [E10] a mailed code makes the address a method; it is the first one of a member, with recovery codes", async () => {
  const workspace = await openWorkspace(now, withEmail);
  const eve = await addPlain(workspace.id, "member", now);
  const standing = await openSession(eve, [{ kind: "joining" }], now);
  expect((await enrolEmail(standing)).step).toBe("save-codes");
});

test.each(["owner", "admin"] as const)(
  "an %s can't get the email code as the only method by any path; with another method it may be added",
  async (role) => {
    const refused = { ok: false, reason: "email-refused" };
    const workspace = await openWorkspace(now, withEmail);
    const ada = await addPlain(workspace.id, role, now);
    const standing = await openSession(ada, [{ kind: "joining" }], now);
    expect(await mailCode(callAt(standing, now), "method")).toEqual(refused);
    const { code } = await inWorkspace(workspace.id, (tx) => issueEmailCode(tx, standing.session.id, "method", now));
    expect(await confirmEmailMethod(callAt(standing, now), code)).toEqual(refused);
    expect(await waitingMails(workspace.id)).toEqual([]);
    await enrol(ada, now);
    expect(await enrolEmail(await signIn(ada, now))).toMatchObject({ ok: true });
  },
);

test("where the policy takes no email codes, none becomes a method", async () => {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const standing = await signIn(bo, now);
  expect(await mailCode(callAt(standing, now), "method")).toEqual({ ok: false, reason: "email-refused" });
  expect(await confirmEmailMethod(callAt(standing, now), "12345678")).toEqual({ ok: false, reason: "email-refused" });
});

test("the code mailed for a challenge signs in, once", async () => {
  const { workspace, bo } = await cast();
  const standing = await challenge(bo, later(1));
  await mailCode(callAt(standing, later(1)), "sign-in");
  const code = await newestCode(workspace.id);
  const answers = await Promise.all([1, 2, 3].map(() => answerWithEmailCode(callAt(standing, later(1)), code)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a code is worth nothing in another session, for another purpose or member, and after ten minutes", async () => {
  const { workspace, bo } = await cast();
  const standing = await challenge(bo, later(1));
  await mailCode(callAt(standing, later(1)), "sign-in");
  const code = await newestCode(workspace.id);
  const none = { ok: false, reason: "none-mailed" };
  expect(await answerWithEmailCode(callAt(await challenge(bo, later(1)), later(1)), code)).toEqual(none);
  expect(await answerWithEmailCode(callAt(standing, later(6)), code)).toEqual({
    ok: false,
    reason: "email-code-expired",
  });
  const forMethod = await challenge(bo, later(2));
  await mailCode(callAt(forMethod, later(2)), "method");
  expect(await answerWithEmailCode(callAt(forMethod, later(2)), await newestCode(workspace.id))).toEqual(none);
});

test("requesting a new code voids the one before and clears no wrong try: the fifth ends the challenge", async () => {
  const { workspace, bo } = await cast();
  const standing = await challenge(bo, later(1));
  await mailCode(callAt(standing, later(1)), "sign-in");
  const first = await newestCode(workspace.id);
  for (const _ of [1, 2, 3]) await answerWithEmailCode(callAt(standing, later(1)), "00000000");
  expect(await mailCode(callAt(standing, later(1)), "sign-in")).toMatchObject({ ok: false, reason: "mail-wait" });
  await mailCode(callAt(standing, later(2)), "sign-in");
  expect(await answerWithEmailCode(callAt(standing, later(2)), first)).toMatchObject({ reason: "email-code-replaced" });
  expect(await answerWithEmailCode(callAt(standing, later(2)), "00000000")).toMatchObject({
    reason: "wrong-email-code",
  });
  expect(await answerWithEmailCode(callAt(standing, later(2)), "00000000")).toMatchObject({ reason: "ended" });
});

test("[B6] a member without the email method is told that, and not that a password was reset", async () => {
  const { workspace, bo } = await cast();
  await inWorkspace(workspace.id, (tx) => tx.credential.deleteMany({ where: { memberId: bo.id, kind: "email" } }));
  const standing = await challenge(bo, later(1));
  expect(await refuseByEmail(standing)).toEqual({ ok: false, reason: "no-email-method" });
  expect(await answerWithEmailCode(standing, "12345678")).toEqual({ ok: false, reason: "no-email-method" });
});

test("after a password reset by mail, a mailed code does not count in the first sign-in where there is another method", async () => {
  const { workspace, bo } = await cast();
  await signIn(bo, later(1));
  await requestPasswordReset(strangerAt(later(2)), workspace, bo.email);
  const mail = (await waitingMails(workspace.id)).find(({ template }) => template === "password-reset");
  const linked = await findResetLink(workspace.slug, String(mail?.params.token), later(2));
  if (!linked) throw new Error("no link");
  await resetPassword(strangerAt(later(2)), linked, "violet anchor 7 meadow");
  const standing = await challenge(bo, later(3));
  expect(await waysToAnswer(standing)).toEqual(["app", "recovery-code"]);
  await mailCode(callAt(standing, later(3)), "sign-in");
  const code = await newestCode(workspace.id);
  expect(await answerWithEmailCode(callAt(standing, later(3)), code)).toEqual({ ok: false, reason: "email-not-now" });
  // A sign-in by passkey alone has not shown that the member knows the new password.
  await openSession(bo, [{ kind: "passkey", userVerified: true }], later(3));
  expect(await waysToAnswer(await challenge(bo, later(3)))).toEqual(["app", "recovery-code"]);
  await signIn(bo, later(4));
  expect(await waysToAnswer(await challenge(bo, later(5)))).toContain("email");
});

test("[S3] ways to sign in: the preferred first, then the last used, recovery codes at the end", async () => {
  const { workspace, bo } = await cast();
  const ways = async () => waysToAnswer(await challenge(bo, later(2)));
  const standing = await challenge(bo, later(1));
  await mailCode(callAt(standing, later(1)), "sign-in");
  await answerWithEmailCode(callAt(standing, later(1)), await newestCode(workspace.id));
  expect(await ways()).toEqual(["email", "app", "recovery-code"]);
  const full = (await signIn(bo, later(2))) as FullStanding;
  const app = (await listMethods(full)).find(({ kind }) => kind === "totp");
  await preferMethod(callAt(full, later(2)), app?.id ?? "");
  expect(await ways()).toEqual(["app", "email", "recovery-code"]);
});

test("step-up takes a code mailed for it, and no other", async () => {
  const { workspace, bo } = await cast();
  const old = await signIn(bo, later(1));
  const at = after(later(1), minutes(15));
  await mailCode(callAt(old, at), "step-up");
  const code = await newestCode(workspace.id);
  const given = { password, code };
  const stepped = await stepUp(callAt(old, at), given);
  if (!stepped.ok) throw new Error(stepped.reason);
  expect((await standingOf(stepped.token, at)).session.amr).toContain("email");
  const again = await signIn(bo, later(1));
  expect(await stepUp(callAt(again, at), given)).toMatchObject({ ok: false, reason: "none-mailed" });
});

test("[R6] replacing a lost method after a recovery code requires the password again, and no further code", async () => {
  const workspace = await openWorkspace(now, { ...initialSettings });
  const bo = await addMember(workspace.id, "member", now);
  const standing = await openSession(bo, [{ kind: "password" }, { kind: "recovery" }], now);
  const at = after(now, minutes(20));
  const given = { password, code: "" };
  expect(await stepUp(callAt(standing, at), given)).toMatchObject({ ok: false, reason: "code-missing" });
  expect(await stepUp(callAt(standing, at), given, "replace")).toMatchObject({ ok: true });
});
