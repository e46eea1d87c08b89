import "@/test/database";
import { afterAll, describe, expect, test } from "vitest";
import { strangerFrom } from "@/lib/access/caller";
import { advance } from "@/lib/access/sessions/advance";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { issueEmailCode } from "@/lib/methods/email-codes/issue";
import { requestPasswordReset } from "@/lib/methods/passwords/request-reset";
import type { Proof } from "@/lib/rules/sign-in/evidence";
import { invite } from "@/lib/use-cases/invitations/invite";
import { waitingMails } from "@/test/mails";
import {
  addEmailCode,
  addMember,
  appCode,
  callAt,
  openWorkspace,
  type Person,
  standingOf,
  strangerAt,
  visitor,
} from "@/test/people";
import { type Attempt, startRacers } from "@/test/race";
import { castOf, resetBy } from "@/test/reset-cast";
import { scopeOf } from "@/test/scope";

// Real processes, a real database, the real limits. All attempts have the right code, so a second one that is accepted is a code
// spent twice.
const { race, stop } = startRacers();
afterAll(stop);
const now = new Date("2025-11-22T10:00:00Z");
const later = after(now, minutes(11));
const addressOf = (i: number) => `198.51.${i}.7`;
const passwordOnly: Proof[] = [{ kind: "password" }];
const full: Proof[] = [{ kind: "password" }, { kind: "totp" }];

async function cast() {
  const email = { methods: { totp: true, passkey: true, email: true } };
  const { id } = await openWorkspace(now, email);
  const bo = await addMember(id, "member", now, "Bo Member");
  return { id, bo };
}

/** Opens sessions of a member, each from an address of its own, and returns their tokens. */
async function sessions(person: Person, proofs: Proof[], at: Date, n: number): Promise<string[]> {
  const tokens = [];
  for (let i = 0; i < n; i++) {
    const caller = strangerFrom({ ...visitor, address: addressOf(i) }, at);
    const opened = await inWorkspace(person.workspaceId, (tx) => advance(tx, caller, person.id, null, proofs));
    tokens.push(opened.token);
  }
  return tokens;
}

/** Thirty-two attempts with one code, over all these sessions. */
const attempts = (kind: Attempt["kind"], tokens: string[], typed: string, at: Date): Attempt[] =>
  Array.from({ length: 32 }, (_, i) => {
    const session = i % tokens.length;
    return { kind, token: tokens[session] ?? "", typed, at: at.toISOString(), address: addressOf(session) };
  });

const accepted = (results: string[]) => results.filter((result) => result === "ok").length;
/** Races, and expects that one attempt was accepted, and none when all is over. */
async function expectOne(all: Attempt[]) {
  const results = await race(all);
  expect(accepted(results), results.join(" ")).toBe(1);
  expect(accepted(await race(all)), "again, when all is over").toBe(0);
}

describe("[A7] of thirty-two right answers at once in two processes, with one code, exactly one is accepted:", {
  timeout: 240_000,
}, () => {
  test("an app's code at sign-in, in twenty sessions and in one", async () => {
    const { bo } = await cast();
    const code = appCode(bo, now);
    await expectOne(attempts("challenge", await sessions(bo, passwordOnly, now, 20), code, now));
    const next = appCode(bo, later);
    await expectOne(attempts("challenge", await sessions(bo, passwordOnly, later, 1), next, later));
  });

  test("an app's code at step-up, in sixteen sessions and in one", async () => {
    const { bo } = await cast();
    const tokens = await sessions(bo, full, now, 16);
    await expectOne(attempts("step-up", tokens, appCode(bo, later), later));
    const last = after(later, minutes(11));
    // The winner of the first race has a new token, so the second one has a session of its own.
    await expectOne(attempts("step-up", await sessions(bo, full, later, 1), appCode(bo, last), last));
  });

  test("an app's code, half of them at sign-in and half at step-up", async () => {
    const { bo } = await cast();
    const code = appCode(bo, later);
    const raised = attempts("step-up", await sessions(bo, full, now, 8), code, later).slice(0, 16);
    const begun = attempts("challenge", await sessions(bo, passwordOnly, later, 8), code, later).slice(0, 16);
    await expectOne(raised.flatMap((one, i) => [one, begun[i] ?? one]));
  });

  test.each(["at sign-in", "at step-up", "at both"])("a recovery code %s", async (where) => {
    const { bo } = await cast();
    const [code = ""] = bo.recoveryCodes;
    const raised = attempts("step-up", await sessions(bo, full, now, 8), code, later);
    const begun = attempts("challenge", await sessions(bo, passwordOnly, later, 8), code, later);
    const both = raised.map((one, i) => (i % 4 < 2 ? one : (begun[i] ?? one)));
    await expectOne(where === "at both" ? both : where === "at step-up" ? raised : begun);
  });

  test("a mailed code at sign-in and at step-up", async () => {
    const { id, bo } = await cast();
    await addEmailCode(bo, now);
    const mailed = async (token: string, purpose: "sign-in" | "step-up", at: Date) => {
      const { session } = await standingOf(token, at);
      return (await inWorkspace(id, (tx) => issueEmailCode(tx, session.id, purpose, at))).code;
    };
    const challenge = await sessions(bo, passwordOnly, now, 1);
    await expectOne(attempts("email", challenge, await mailed(challenge[0] ?? "", "sign-in", now), now));
    const open = await sessions(bo, full, now, 1);
    await expectOne(attempts("step-up", open, await mailed(open[0] ?? "", "step-up", later), later));
  });

  test("an invitation, and a link to a new password", async () => {
    const { id, slug, owner } = await openWorkspace(now);
    const tokenOf = async (template: string) =>
      String((await waitingMails(id)).filter((mail) => mail.template === template).at(-1)?.params.token);
    const scope = await scopeOf(owner, "members:invite", now);
    await invite(callAt(scope, now), { addresses: "uma@acme.test", role: "member" });
    await expectOne(attempts("invitation", [""], await tokenOf("invitation"), now));
    await requestPasswordReset(strangerAt(now), { id, slug }, owner.email);
    await expectOne(attempts("link", [slug], await tokenOf("password-reset"), now));
  });

  test("a reset code", async () => {
    const { owner, bo } = await castOf(now);
    const { code } = await resetBy(owner, bo, now);
    await expectOne(attempts("reset", await sessions(bo, passwordOnly, now, 16), code, now));
  });
});
