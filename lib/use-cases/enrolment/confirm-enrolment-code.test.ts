import "@/test/database";
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readStanding, type Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { issueEmailCode } from "@/lib/methods/email-codes/issue";
import { sendEnrolmentCode } from "@/lib/methods/email-codes/send-enrolment-code";
import { spendEmailCode } from "@/lib/methods/email-codes/spend";
import { confirmEnrolmentCode } from "@/lib/use-cases/enrolment/confirm-enrolment-code";
import { waitingMails } from "@/test/mails";
import { addPlain, callAt, openSession, openWorkspace, type Person, strangerAt } from "@/test/people";

const now = new Date("2025-11-22T10:00:00Z");

async function cast() {
  const { id } = await openWorkspace(now);
  return { id, uma: await addPlain(id, "member", now, "Uma Member") };
}

const challenge = (person: Person, at = now) => openSession(person, [{ kind: "password" }], at);
const send = ({ workspace, member, session }: Standing, at = now) =>
  sendEnrolmentCode(strangerAt(at), workspace.id, member.id, session.id);
const mailed = async (id: string) => String((await waitingMails(id)).at(-1)?.params.code ?? "");

describe("forced enrolment", () => {
  test("begins with the mailed code, and opens enrolment and nothing else", async () => {
    const { id, uma } = await cast();
    const standing = await challenge(uma);
    expect(standing.step).toBe("confirm-address");
    expect(await send(standing)).toEqual({ ok: true });
    const answer = await confirmEnrolmentCode(callAt(standing, now), await mailed(id));
    expect(answer).toMatchObject({ ok: true, step: "enrol" });
    const raised = await readStanding(answer.ok ? answer.token : "", strangerAt(now));
    expect(raised).toMatchObject({ step: "enrol", session: { stage: "enrolment", enrolmentGrant: "address" } });
  });

  test("the mail has the code and the page to type it on, and the template of its subject line has neither", async () => {
    const { id, uma } = await cast();
    await send(await challenge(uma));
    expect(await waitingMails(id)).toMatchObject([{ template: "enrolment-code", to: uma.email }]);
    expect(await mailed(id)).toMatch(/^\d{8}$/);
  });

  test("of two requests with one code, one continues", async () => {
    const { id, uma } = await cast();
    const standing = await challenge(uma);
    await send(standing);
    const code = await mailed(id);
    const answers = await Promise.all([1, 2, 3, 4].map(() => confirmEnrolmentCode(callAt(standing, now), code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("a code is rejected", () => {
  test("in another session than the one it was mailed for, even of the same member", async () => {
    const { id, uma } = await cast();
    const [mine, other] = [await challenge(uma), await challenge(uma)];
    await send(mine);
    const code = await mailed(id);
    expect(await confirmEnrolmentCode(callAt(other, now), code)).toEqual({ ok: false, reason: "none-mailed" });
    expect(await confirmEnrolmentCode(callAt(mine, now), code)).toMatchObject({ ok: true });
  });

  test("once a newer one was mailed", async () => {
    const { id, uma } = await cast();
    const standing = await challenge(uma);
    await send(standing);
    const first = await mailed(id);
    const later = after(now, minutes(1));
    await send(standing, later);
    const codes = (await waitingMails(id)).map(({ params }) => String(params.code));
    const second = codes.find((code) => code !== first) ?? "";
    expect(await confirmEnrolmentCode(callAt(standing, later), first)).toEqual({
      ok: false,
      reason: "email-code-replaced",
    });
    expect(await confirmEnrolmentCode(callAt(standing, later), second)).toMatchObject({ ok: true });
  });

  test("after ten minutes, to the instant", async () => {
    const { id, uma } = await cast();
    const standing = await challenge(uma);
    await send(standing);
    const code = await mailed(id);
    const end = after(now, minutes(10));
    expect(await confirmEnrolmentCode(callAt(standing, end), code)).toEqual({
      ok: false,
      reason: "email-code-expired",
    });
    const just = new Date(end.getTime() - 1);
    expect(await confirmEnrolmentCode(callAt(standing, just), code)).toMatchObject({ ok: true });
  });

  test("after five wrong ones in any sessions, and a new code does not change that", async () => {
    const { id, uma } = await cast();
    const [one, two] = [await challenge(uma), await challenge(uma)];
    await send(one);
    await inWorkspace(id, (tx) => issueEmailCode(tx, two.session.id, "enrolment", now));
    for (let i = 0; i < 5; i++)
      expect(await confirmEnrolmentCode(callAt(i % 2 ? one : two, now), "00000000")).toMatchObject({
        reason: "wrong-email-code",
      });
    const later = after(now, minutes(1));
    await send(one, later);
    const codes = (await waitingMails(id)).map(({ params }) => String(params.code));
    for (const code of codes)
      expect(await confirmEnrolmentCode(callAt(one, later), code)).toEqual({
        ok: false,
        reason: "wait",
        retryAt: after(now, minutes(10)),
      });
  });

  test("in parallel, no more than five are checked", async () => {
    const { uma } = await cast();
    const standing = await challenge(uma);
    await send(standing);
    const answers = await Promise.all(
      Array.from({ length: 15 }, () => confirmEnrolmentCode(callAt(standing, now), "00000000")),
    );
    expect(answers.filter((answer) => !answer.ok && answer.reason === "wrong-email-code")).toHaveLength(5);
  });
});

test("codes go out once a minute, five an hour, ten a day", async () => {
  const { id, uma } = await cast();
  const standing = await challenge(uma);
  const ask = async (at: number) => (await send(standing, after(now, minutes(at)))).ok;
  expect([await ask(0), (await send(standing, after(now, seconds(59)))).ok, await ask(1)]).toEqual([true, false, true]);
  const hour = [];
  for (const minute of [2, 3, 4, 5, 59]) hour.push(await ask(minute));
  expect(hour).toEqual([true, true, true, false, false]);
  const next = [];
  for (const minute of [60, 61, 62, 63, 64, 121, 1440]) next.push(await ask(minute));
  expect(next).toEqual([true, true, true, true, true, false, true]);
  expect(await waitingMails(id)).toHaveLength(11);
});

describe("any mailed code", () => {
  test("is spent once, for its own purpose, by its own holder, in its own workspace", async () => {
    const [here, there] = [await openWorkspace(now), await openWorkspace(now)];
    const [holder, other] = [randomUUID(), randomUUID()];
    const { code } = await inWorkspace(here.id, (tx) => issueEmailCode(tx, holder, "sign-in", now));
    const spend = (workspaceId: string, who: string, purpose: "sign-in" | "enrolment" | "method" | "step-up") =>
      inWorkspace(workspaceId, (tx) => spendEmailCode(tx, who, purpose, code, now));
    for (const purpose of ["enrolment", "method", "step-up"] as const)
      expect(await spend(here.id, holder, purpose), purpose).toMatchObject({ ok: false });
    expect(await spend(here.id, other, "sign-in")).toMatchObject({ ok: false });
    expect(await spend(there.id, holder, "sign-in")).toMatchObject({ ok: false });
    const tries = await Promise.all(Array.from({ length: 8 }, () => spend(here.id, holder, "sign-in")));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await spend(here.id, holder, "sign-in")).toMatchObject({ ok: false });
  });

  test("is not spent when its effect fails", async () => {
    const { id } = await openWorkspace(now);
    const holder = randomUUID();
    const { code } = await inWorkspace(id, (tx) => issueEmailCode(tx, holder, "sign-in", now));
    const failing = inWorkspace(id, async (tx) => {
      expect(await spendEmailCode(tx, holder, "sign-in", code, now)).toEqual({ ok: true });
      throw new Error("the effect failed");
    });
    await expect(failing).rejects.toThrow("the effect failed");
    expect(await inWorkspace(id, (tx) => spendEmailCode(tx, holder, "sign-in", code, now))).toEqual({ ok: true });
  });

  test("requested twice at once leaves one that works", async () => {
    const { id } = await openWorkspace(now);
    const holder = randomUUID();
    const issued = await Promise.all(
      Array.from({ length: 6 }, () => inWorkspace(id, (tx) => issueEmailCode(tx, holder, "sign-in", now))),
    );
    const spent = [];
    for (const { code } of issued)
      spent.push(await inWorkspace(id, (tx) => spendEmailCode(tx, holder, "sign-in", code, now)));
    expect(spent.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("is stored as an HMAC alone", async () => {
    const { id } = await openWorkspace(now);
    const { code } = await inWorkspace(id, (tx) => issueEmailCode(tx, randomUUID(), "sign-in", now));
    const rows = await inWorkspace(id, (tx) => tx.$queryRaw`select c::text, encode(mac, 'escape') from email_code c`);
    expect(JSON.stringify(rows)).not.toContain(code);
  });
});
