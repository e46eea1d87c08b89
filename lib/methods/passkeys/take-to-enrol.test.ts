import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { registerPasskey } from "@/lib/use-cases/enrolment/register-passkey";
import { Authenticator } from "@/test/authenticator";
import { enrolPasskey, page } from "@/test/enrol-passkey";
import { addPlain, callAt, openSession, openWorkspace } from "@/test/people";
import { registrationOptions } from "./options";

const now = new Date("2025-11-22T10:00:00Z");

test("[A8] sixty answers of a set-up in ten minutes leave a row, and no more", async () => {
  const { id } = await openWorkspace(now);
  const standing = await openSession(await addPlain(id, "member", now), [{ kind: "joining" }], now);
  const key = new Authenticator(page);
  const send = async (at: Date) => {
    const response = key.create(await registrationOptions(callAt(standing, at)), { rpId: "evil.test" });
    return registerPasskey(callAt(standing, at), { name: "", replaces: null, response });
  };
  const rows = () => inWorkspace(id, (tx) => tx.spentChallenge.count());
  for (let i = 0; i < 60; i++) expect(await send(now)).toMatchObject({ reason: "invalid" });
  for (let i = 0; i < 10; i++)
    expect(await send(now)).toEqual({ ok: false, reason: "wait", retryAt: after(now, minutes(10)) });
  expect(await rows()).toBe(60);
  const later = after(now, minutes(10));
  expect((await enrolPasskey(callAt(standing, later), later)).confirmed).toMatchObject({ ok: true });
});
