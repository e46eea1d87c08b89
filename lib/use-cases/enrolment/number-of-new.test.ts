import "@/test/database";
import { expect, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { listMethods } from "@/lib/use-cases/credentials/list";
import { renameMethod } from "@/lib/use-cases/credentials/rename";
import { waitingMails } from "@/test/mails";
import { addMember, callAt, openSetUp, openWorkspace, signIn } from "@/test/people";
import { confirmTotp } from "./confirm-totp";
import { numberOfNew } from "./number-of-new";

const now = new Date("2025-11-22T10:00:00Z");
const onePassword = "bada5566-a7aa-401f-bd96-45619a55120d";
const hello = ["08987058-cadc-4b81-b6e1-30de50dcbe96", "6028b017-b1d4-4c02-b4b3-afcdafc96bb2"] as const;

async function cast() {
  const { id } = await openWorkspace(now);
  const bo = await addMember(id, "member", now, "Bo Member");
  const add = (name: string | null, aaguid: string, number: number) =>
    inWorkspace(id, (tx) =>
      tx.credential.create({
        data: {
          ...{ workspaceId: id, id: crypto.randomUUID(), memberId: bo.id, kind: "passkey", name, aaguid, number },
          ...{ createdAt: now, confirmedAt: now, webauthnId: Buffer.from(crypto.randomUUID()) },
        },
      }),
    );
  const next = (aaguid: string | null) => inWorkspace(id, (tx) => numberOfNew(tx, bo.id, { kind: "passkey", aaguid }));
  return { id, bo, add, next };
}

test("the first without a name is number 1, the next takes the first number that is free", async () => {
  const { add, next } = await cast();
  expect(await next(onePassword)).toBe(1);
  await add(null, onePassword, 1);
  expect(await next(onePassword)).toBe(2);
  await add(null, onePassword, 3);
  expect(await next(onePassword)).toBe(2);
});

test("numbers are counted by provider, whatever its models, and a named one counts for none", async () => {
  const { add, next } = await cast();
  await add(null, hello[0], 1);
  await add("Work laptop", onePassword, 1);
  expect(await next(hello[1])).toBe(2);
  expect(await next(onePassword)).toBe(1);
  expect(await next(null)).toBe(1);
});

test("what no one named is stored without a name, and told without one; a name that its owner gave is kept", async () => {
  const { id, bo } = await cast();
  const standing = (await signIn(bo, now)) as FullStanding;
  const [phone] = await listMethods(standing);
  await inWorkspace(id, (tx) => tx.credential.updateMany({ where: { memberId: bo.id }, data: { name: null } }));
  const setUp = await openSetUp(standing, now);
  expect(await confirmTotp(callAt(standing, now), setUp.id, setUp.code)).toMatchObject({ ok: true });
  const added = { kind: "totp", provider: null, name: null, number: 2 };
  expect((await waitingMails(id)).map(({ template, params }) => ({ template, params }))).toMatchObject([
    { template: "factor-added", params: { method: added } },
  ]);
  const after = (await signIn(bo, now)) as FullStanding;
  const made = (await listMethods(after)).find((method) => method.id !== phone?.id);
  expect(made?.named).toEqual(added);
  expect(await renameMethod(callAt(after, now), made?.id ?? "", "Work phone")).toBe(true);
  expect((await listMethods(after)).find(({ id }) => id === made?.id)?.named).toEqual({ ...added, name: "Work phone" });
});
