import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/db";
import { after, minutes, seconds } from "@/lib/durations";
import { openPasswordHash, sealPasswordHash } from "@/lib/passwords/hash";
import { addMember, addPlain, openWorkspace, password, visitor } from "@/test/people";
import { signInWithPassword } from "./with-password";

const now = new Date("2025-11-22T10:00:00Z");
const workspace = await openWorkspace(now);
const { slug } = workspace;
const someone = () => addMember(workspace.id, "member", now);
const here = (last: number) => ({ ...visitor, address: `198.51.100.${last}` });
const wrong = "not the password at all";

test("address and password lead to the second step, in any case and form of the address", async () => {
  const bo = await someone();
  const email = ` ${bo.email.toUpperCase()} `;
  expect(await signInWithPassword({ slug, email, password }, here(1), now)).toMatchObject({
    ok: true,
    step: "second-factor",
  });
});

test("unknown, invited and deactivated addresses are answered like a wrong password", async () => {
  const gone = await someone();
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: gone.id }, data: { deactivatedAt: now } }),
  );
  const invited = await addPlain(workspace.id, "member", now);
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: invited.id }, data: { joinedAt: null } }),
  );
  for (const email of [gone.email, invited.email, "nobody@acme.test"]) {
    expect(await signInWithPassword({ slug, email, password }, here(2), now)).toEqual({ ok: false, reason: "wrong" });
  }
});

test("the password of one workspace is nothing in another", async () => {
  const bo = await someone();
  const other = await openWorkspace(now);
  expect(await signInWithPassword({ slug: other.slug, email: bo.email, password }, here(3), now)).toMatchObject({
    ok: false,
  });
});

test("after five wrong passwords from one place each try waits longer; the same member signs in from another place", async () => {
  const bo = await someone();
  for (let i = 0; i < 5; i++) await signInWithPassword({ slug, email: bo.email, password: wrong }, here(4), now);
  expect(await signInWithPassword({ slug, email: bo.email, password }, here(4), now)).toEqual({
    ok: false,
    reason: "wait",
    retryAt: after(now, seconds(2)),
  });
  expect(await signInWithPassword({ slug, email: bo.email, password }, here(5), now)).toMatchObject({ ok: true });
});

test("the wait is the same for an address nobody has", async () => {
  const email = "nobody-at-all@acme.test";
  for (let i = 0; i < 5; i++) await signInWithPassword({ slug, email, password: wrong }, here(6), now);
  expect(await signInWithPassword({ slug, email, password }, here(6), now)).toMatchObject({
    reason: "wait",
    retryAt: after(now, seconds(2)),
  });
});

test("one place has thirty failures in ten minutes over all members, and right sign-ins cost it nothing", async () => {
  const bo = await someone();
  for (let i = 0; i < 35; i++) {
    const at = after(now, minutes(1) * i);
    expect(await signInWithPassword({ slug, email: bo.email, password }, here(7), at)).toMatchObject({ ok: true });
  }
  for (let i = 0; i < 30; i++)
    await signInWithPassword({ slug, email: `nobody-${i}@acme.test`, password: wrong }, here(8), now);
  expect(await signInWithPassword({ slug, email: bo.email, password }, here(8), now)).toMatchObject({
    ok: false,
    reason: "wait",
  });
  expect(await signInWithPassword({ slug, email: bo.email, password }, here(8), after(now, minutes(11)))).toMatchObject(
    { ok: true },
  );
}, 60_000);

test("a hash made with older parameters is made anew at the next sign-in", async () => {
  const bo = await someone();
  const { hash } = await import("@node-rs/argon2");
  const old = await hash(password, { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 });
  await inWorkspace(workspace.id, (tx) =>
    tx.member.updateMany({ where: { id: bo.id }, data: { passwordHash: sealPasswordHash(workspace.id, bo.id, old) } }),
  );
  expect(await signInWithPassword({ slug, email: bo.email, password }, here(9), now)).toMatchObject({ ok: true });
  const row = await inWorkspace(workspace.id, (tx) => tx.member.findFirstOrThrow({ where: { id: bo.id } }));
  expect(openPasswordHash(workspace.id, bo.id, row.passwordHash ?? Buffer.alloc(0))).toContain("$m=19456,t=2,p=1$");
});

test("who must enrol gets a mailed code first; the code is in the mail's sealed row and nowhere else", async () => {
  const uma = await addPlain(workspace.id, "member", now);
  expect(await signInWithPassword({ slug, email: uma.email, password }, here(10), now)).toMatchObject({
    ok: true,
    step: "confirm-address",
  });
  const { waitingMails } = await import("@/test/mails");
  const mail = (await waitingMails(workspace.id)).find(({ to }) => to === uma.email);
  expect(mail).toMatchObject({ template: "enrolment-code", params: { code: expect.stringMatching(/^\d{8}$/) } });
});
