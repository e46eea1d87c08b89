import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { signInOptions } from "@/lib/methods/passkeys/options";
import { enrolPasskey } from "@/test/enrol-passkey";
import { addMember, openWorkspace, signIn, strangerAt, visitor } from "@/test/people";
import { signInWithPasskey } from "./with-passkey";

const now = new Date("2025-11-22T10:00:00Z");
const browser = crypto.randomUUID();

async function cast() {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  const { key } = await enrolPasskey(await signIn(bo, now), now);
  const answer = async (bend = {}, at = now) => key.get(await signInOptions(workspace.id, browser, at), bend);
  const send = (response: Awaited<ReturnType<typeof answer>>, address: string, at = now) =>
    signInWithPasskey(strangerAt(at, { ...visitor, address }), workspace.id, browser, response);
  const rows = () =>
    inWorkspace(workspace.id, async (tx) => ({
      taken: await tx.spentChallenge.count(),
      recorded: await tx.auditEvent.count({ where: { action: "session.passkey_failed" } }),
    }));
  return { answer, send, rows };
}

test("[A8] of three hundred wrong passkey answers from one address sixty leave rows; right ones there still sign in, each once", async () => {
  const { answer, send, rows } = await cast();
  const address = "203.0.113.9";
  const before = await rows();
  for (let wave = 0; wave < 15; wave++) {
    const wrong = Array.from({ length: 20 }, async () => send(await answer({ spoilSignature: true }), address));
    for (const result of await Promise.all(wrong))
      expect(result).toMatchObject({ ok: false, reason: "passkey-invalid" });
  }
  expect(await rows()).toEqual({ taken: before.taken + 60, recorded: 60 });

  const right = await answer();
  const answers = await Promise.all(Array.from({ length: 32 }, () => send(right, address)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const one of answers) if (!one.ok) expect(one.reason).toBe("answered");
  expect(await send(await answer(), address)).toMatchObject({ ok: true });
  const later = after(now, minutes(10));
  expect(await send(await answer({}, later), address, later)).toMatchObject({ ok: true });
});
