import "@/test/embedded";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { deliverMails } from "./deliver";
import type { Message } from "./message";
import { queueMails } from "./queue";
import { samples } from "./samples";

const params = samples["enrolment-code"][0] as never;
const mails = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ template: "enrolment-code", to: `m${i}@acme.test`, params }) as const);

test("on the embedded database the same queue works, its one session free while mail is sent", async () => {
  const sent: Message[] = [];
  const send = async (message: Message) => {
    const [row] = await asSystem<{ n: number }>(Prisma.sql`select count(*)::int as n from queued_mail`);
    expect(row?.n).toBeGreaterThan(0);
    sent.push(message);
  };
  await inWorkspace(randomUUID(), (tx) => queueMails(tx, mails(30)));
  const undone = inWorkspace(randomUUID(), async (tx) => {
    await queueMails(tx, mails(5));
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  const look = () => deliverMails({ send, close() {} }, new Date(), 20);
  await Promise.all([look(), look(), look()]);
  expect(sent.map(({ to }) => to).sort()).toEqual(
    mails(30)
      .map(({ to }) => to)
      .sort(),
  );
});
