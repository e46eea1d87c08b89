import "@/test/database";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { open } from "@/lib/ground/crypto/seal";
import { asSystem, inWorkspace, outsideWorkspaces, Prisma } from "@/lib/ground/db";
import { createWorkspace } from "@/lib/use-cases/workspaces/create";
import { openWorkspace, strangerAt } from "@/test/people";
import { onNudge } from "./nudge";
import { payloadPlace } from "./place";
import { type Mail, queueMail, queueMails } from "./queue";
import { sampleCode, samples } from "./samples";

type Row = { id: string; workspace_id: string | null; payload: Uint8Array; lane: number; template: string };

const rows = () => asSystem<Row>(Prisma.sql`select id, workspace_id, payload, lane, template from queued_mail`);
const mail = (to: string): Mail => ({ template: "enrolment-code", to, params: samples["enrolment-code"][0] as never });
const workspaceId = randomUUID();

beforeEach(async () => {
  await asSystem(Prisma.sql`delete from queued_mail`);
});

test("a mail is queued once its transaction is committed", async () => {
  await inWorkspace(workspaceId, (tx) => queueMail(tx, mail("bo@acme.test")));
  expect(await rows()).toMatchObject([{ workspace_id: workspaceId, template: "enrolment-code", lane: 0 }]);
});

test("a change that fails does not queue its mail", async () => {
  const change = inWorkspace(workspaceId, async (tx) => {
    await queueMail(tx, mail("bo@acme.test"));
    throw new Error("the change failed");
  });
  await expect(change).rejects.toThrow("the change failed");
  expect(await rows()).toEqual([]);
});

test("a mail queued outside any workspace belongs to none", async () => {
  await outsideWorkspaces((tx) => queueMail(tx, mail("bo@acme.test")));
  expect(await rows()).toMatchObject([{ workspace_id: null }]);
});

test("another workspace does not see it", async () => {
  await inWorkspace(workspaceId, (tx) => queueMail(tx, mail("bo@acme.test")));
  expect(await inWorkspace(randomUUID(), (tx) => tx.queuedMail.count())).toBe(0);
  expect(await outsideWorkspaces((tx) => tx.queuedMail.count())).toBe(0);
});

describe("the stored row", () => {
  test("reveals neither the code nor the address", async () => {
    await inWorkspace(workspaceId, (tx) => queueMail(tx, mail("bo@acme.test")));
    const dump = JSON.stringify(
      await asSystem(Prisma.sql`select m::text, encode(payload, 'escape') from queued_mail m`),
    );
    expect(dump).not.toContain(sampleCode);
    expect(dump).not.toContain("acme");
  });

  test("does not open if its payload is moved to another row or workspace", async () => {
    await inWorkspace(workspaceId, (tx) => queueMails(tx, [mail("bo@acme.test"), mail("cy@acme.test")]));
    const [one, two] = (await rows()) as [Row, Row];
    expect(JSON.parse(open(payloadPlace(workspaceId, one.id), one.payload).toString())).toHaveProperty("to");
    expect(() => open(payloadPlace(workspaceId, two.id), one.payload)).toThrow();
    expect(() => open(payloadPlace(randomUUID(), one.id), one.payload)).toThrow();
  });
});

test("a recipient that could be read as several stops the transaction", async () => {
  const change = inWorkspace(workspaceId, (tx) => queueMail(tx, mail("bo@acme.test, eve@evil.test")));
  await expect(change).rejects.toThrow("one plain address");
  expect(await rows()).toEqual([]);
});

test("an invitation waits in the second lane", async () => {
  const params = samples.invitation[0] as never;
  await inWorkspace(workspaceId, (tx) => queueMail(tx, { template: "invitation", to: "bo@acme.test", params }));
  expect(await rows()).toMatchObject([{ lane: 1 }]);
});

test("queueing wakes this process's delivery", async () => {
  const wake = vi.fn();
  onNudge(wake);
  await inWorkspace(workspaceId, (tx) => queueMail(tx, mail("bo@acme.test")));
  onNudge(undefined);
  expect(wake).toHaveBeenCalledOnce();
});

describe("[W14] a mail is written for its reader", () => {
  const readers = () =>
    asSystem(Prisma.sql`select template, language, time_zone as "timeZone" from queued_mail order by template`);
  const confirm = (language?: string): Mail => ({
    template: "confirm-address",
    to: "new@acme.test",
    params: samples["confirm-address"][0] as never,
    language,
  });

  test("in the member's language and time zone, which they chose", async () => {
    const { id, owner } = await openWorkspace(new Date());
    await asSystem(Prisma.sql`delete from queued_mail`);
    await inWorkspace(id, async (tx) => {
      await tx.member.updateMany({ where: { id: owner.id }, data: { language: "de", timeZone: "Europe/Berlin" } });
      await queueMail(tx, { ...mail(owner.email.toUpperCase()), language: "en" });
    });
    expect(await readers()).toMatchObject([{ language: "de", timeZone: "Europe/Berlin" }]);
  });

  test("else in that of the page they read, else in the workspace's", async () => {
    const id = randomUUID();
    const owner = { name: "Olga Owner", email: "olga@acme.test", passwordPhc: "" };
    const input = { slug: `w-${id.slice(0, 8)}`, name: "Acme", language: "de", owner };
    await inWorkspace(id, (tx) => createWorkspace(tx, strangerAt(new Date()), input));
    await inWorkspace(id, async (tx) => {
      await queueMail(tx, confirm("en"));
      await queueMail(tx, mail("stranger@acme.test"));
    });
    expect(await readers()).toEqual([
      { template: "confirm-address", language: "en", timeZone: "UTC" },
      { template: "enrolment-code", language: "de", timeZone: "UTC" },
    ]);
  });

  test("outside of any workspace in that of the page", async () => {
    await outsideWorkspaces((tx) => queueMail(tx, confirm("de")));
    expect(await readers()).toMatchObject([{ language: "de", timeZone: "UTC" }]);
  });
});
