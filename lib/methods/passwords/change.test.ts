import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { signInWithPassword } from "@/lib/use-cases/sign-in/with-password";
import { waitingMails } from "@/test/mails";
import { addMember, callAt, openWorkspace, password, signIn, strangerAt } from "@/test/people";
import { changePassword } from "./change";

const now = new Date("2025-11-22T10:00:00Z");
const next = "violet anchor 7 meadow";

async function cast() {
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  return { workspace, bo, standing: (await signIn(bo, now)) as FullStanding };
}

test("a changed password ends the other sessions, voids live reset links, and notifies the member", async () => {
  const { workspace, bo, standing } = await cast();
  await signIn(bo, now);
  await inWorkspace(workspace.id, (tx) =>
    tx.passwordReset.create({
      data: {
        workspaceId: workspace.id,
        id: crypto.randomUUID(),
        memberId: bo.id,
        tokenHash: Buffer.alloc(32, 1),
        createdAt: now,
        expiresAt: after(now, minutes(30)),
      },
    }),
  );
  expect(await changePassword(callAt(standing, now), next)).toEqual({ ok: true });
  await inWorkspace(workspace.id, async (tx) => {
    const live = await tx.session.findMany({ where: { memberId: bo.id, revokedAt: null } });
    expect(live.map(({ id }) => id)).toEqual([standing.session.id]);
    expect(await tx.passwordReset.count()).toBe(0);
  });
  expect((await waitingMails(workspace.id)).map(({ template }) => template)).toEqual(["password-changed"]);
  const input = { slug: workspace.slug, email: bo.email };
  expect(await signInWithPassword(strangerAt(now), { ...input, password })).toMatchObject({ ok: false });
  expect(await signInWithPassword(strangerAt(now), { ...input, password: next })).toMatchObject({ ok: true });
});

test.each([
  ["short", "too short"],
  ["Bo Member Acme", "near the name"],
])("%j is rejected (%s), and the old one stays", async (weak) => {
  const { workspace, bo, standing } = await cast();
  expect(await changePassword(callAt(standing, now), weak)).toMatchObject({ ok: false });
  const input = { slug: workspace.slug, email: bo.email, password };
  expect(await signInWithPassword(strangerAt(now), input)).toMatchObject({ ok: true });
});

test("a proof older than ten minutes changes no password", async () => {
  const { standing } = await cast();
  await expect(changePassword(callAt(standing, after(now, minutes(10))), next)).rejects.toThrow("fresh proof");
});
