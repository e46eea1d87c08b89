import "@/test/database";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { open } from "@/lib/ground/crypto/seal";
import { asSystem, inWorkspace, outsideWorkspaces, Prisma } from "@/lib/ground/db";
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
