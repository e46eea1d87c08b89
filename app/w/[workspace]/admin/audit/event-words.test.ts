import { expect, test } from "vitest";
import { type Action, type AuditData, dataSchemas } from "@/lib/records/audit/actions";
import { changesOf } from "@/lib/rules/policy/changes";
import { initialSettings } from "@/lib/rules/policy/settings";
import * as german from "@/words/de/events";
import * as germanChanges from "@/words/de/policy-changes";
import * as english from "@/words/en/events";
import { sayChanges } from "@/words/en/policy-changes";
import { readEntry, sayEvent, sayOther } from "./event-words";

const { actionWords } = english;
const inEnglish = { ...english, sayChanges };
const inGerman = { ...german, sayChanges: germanChanges.sayChanges };
const say = (action: string, data: unknown, words = inEnglish) =>
  sayEvent(words, action, readEntry(JSON.stringify({ action, data })));
const changes = changesOf(initialSettings, {
  ...initialSettings,
  graceDays: 7,
  methods: { ...initialSettings.methods, email: true },
});
const published: AuditData<"policy.published"> = { version: 2, effectiveAt: "2025-11-22T10:00:00.000Z", changes };

test("a policy change is stored as data and becomes a sentence when it is read", () => {
  expect(say("policy.published", published)).toMatchObject({
    title: "Policy published",
    detail: "Version 2. Grace for new members: 7 days, was 0 days. Email codes: allowed.",
    changes: ["Grace for new members: 7 days, was 0 days", "Email codes: allowed"],
  });
  expect(say("policy.drafted", { version: 3, undoes: 2 }).detail).toBe("Version 3.");
});

test.each<[Action, unknown, string]>([
  ["member.role_changed", { from: "member", to: "helpdesk" }, "From member to help desk."],
  ["recovery_code.used", { left: 7 }, "7 left."],
  ["member.joined", { by: "invitation" }, "By invitation."],
  ["session.signed_in", { amr: ["pwd", "otp", "mfa"] }, "With password and authenticator app."],
  ["member.deactivated", { sessions: 2 }, "2 sessions ended."],
  ["act.refused", { act: "end-sessions", reason: "not-found" }, "End sessions: not found."],
  ["credential.added", { method: "totp" }, "Authenticator app"],
])("%s with %j says: %s", (action, data, detail) => {
  expect(say(action, data)).toEqual({ title: actionWords[action], detail, changes: [] });
});

test("every action that can be recorded has words, and an unknown one is shown by its name", () => {
  for (const action of Object.keys(dataSchemas)) expect(say(action, {}).title).toBe(actionWords[action as Action]);
  expect(say("policy.guessed", { changes })).toMatchObject({ title: "policy.guessed", detail: "" });
});

test("German says each action, and what a policy changes, in German", () => {
  for (const action of Object.keys(dataSchemas))
    expect(say(action, {}, inGerman).title).toBe(german.actionWords[action as Action]);
  expect(say("policy.published", published, inGerman).detail).toMatch(/^Version 2\. Schonfrist für neue Mitglieder: /);
  expect(say("act.refused", { act: "end-sessions", reason: "stale" }, inGerman).detail).toBe(
    "Sitzungen beenden: Bestätigung zu alt.",
  );
});

test("an event of someone who is no member names them in words", () => {
  const other = (actor: object) => sayOther(inEnglish, readEntry(JSON.stringify({ actor })));
  expect(other({ kind: "operator", name: "root" })).toBe("the operator (root)");
  expect(other({ kind: "unknown" })).toBe("someone unknown");
  expect(other({ kind: "member" })).toBeNull();
});
