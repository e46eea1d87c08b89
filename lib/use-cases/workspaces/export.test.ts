import "@/test/database";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { judgeFor } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { asAdmin } from "@/test/database";
import { fillEveryTable } from "@/test/every-table";
import { addMember, callAt, openWorkspace, type Person, signIn } from "@/test/people";
import { exportWorkspace } from "./export";

const now = new Date("2025-11-22T10:00:00Z");

async function owner(person: Person) {
  const judged = judgeFor(await signIn(person, now), "workspace:export");
  if (!judged.ok) throw new Error(judged.refusal.reason);
  return judged.scope;
}

async function textOf(scope: Awaited<ReturnType<typeof owner>>) {
  const result = await exportWorkspace(scope);
  if (!result.ok) throw new Error(result.reason);
  const parts: string[] = [];
  for await (const part of result.parts) parts.push(part);
  return { text: parts.join(""), longest: Math.max(...parts.map(({ length }) => length)) };
}

test("[W5] an export has every member, event and policy once, beyond one batch, in parts of a bounded size", async () => {
  const workspace = await openWorkspace(now);
  await inWorkspace(workspace.id, async (tx) => {
    const people = Array.from({ length: 405 }, (_, i) => ({
      id: randomUUID(),
      email: `bo${i}@acme.test`,
      name: `Bo ${i}`,
    }));
    await tx.member.createMany({
      data: people.map((person) => ({
        ...{ ...person, workspaceId: workspace.id, emailKey: person.email, nameKey: person.name.toLowerCase() },
        ...{ role: "member", createdAt: now, joinedAt: now },
      })),
    });
    for (let i = 0; i < 1_100; i++)
      await tx.$queryRaw`select audit_append(${now}, 'member.unlocked', null, null, '{"action":"member.unlocked","data":{}}')`;
  });
  const scope = await owner(workspace.owner);
  const { text, longest } = await textOf(scope);
  const read = JSON.parse(text);
  expect(new Set(read.members.map(({ id }: { id: string }) => id)).size).toBe(406);
  const sequences = read.events.map(({ sequence }: { sequence: number }) => sequence);
  expect(sequences).toEqual(sequences.map((_: number, i: number) => i + 1));
  expect(read.events.at(-1).action).toBe("workspace.exported");
  expect(read.policies).toHaveLength(1);
  expect(read.workspace).toMatchObject({ slug: workspace.slug, name: "Acme Works", plan: "enterprise" });
  expect(read.events[0].data.email).toBe(workspace.owner.email);
  expect(longest).toBeLessThan(600_000);
});

test("[W5] an export holds no bytes of any column: no hash, key, secret, seal or token", async () => {
  const id = await fillEveryTable(now);
  const workspace = await openWorkspace(now);
  const scope = await owner(workspace.owner);
  const standing = { ...scope, workspace: { ...scope.workspace, id } };
  const { text } = await textOf(standing);
  const read = JSON.parse(text);
  for (const list of ["policies", "members", "invitations", "resets", "applications", "events"])
    expect(read[list].length, list).toBeGreaterThan(0);
  const columns = await asAdmin(
    async (client) =>
      (
        await client.query(`select table_name as table, column_name as column from information_schema.columns
        where table_schema = 'public' and data_type = 'bytea'`)
      ).rows as { table: string; column: string }[],
  );
  const names = new Set(columns.map(({ column }) => column.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())));
  for (const name of [...names].filter((one) => one !== "text")) expect(text).not.toContain(`"${name}":`);
  expect(text).not.toMatch(/passwordHash|"type":"Buffer"|"0":\d+,"1":\d+/);
});

test("[W5] an export is for owners alone, and needs fresh proof", async () => {
  const workspace = await openWorkspace(now);
  const admin = await addMember(workspace.id, "admin", now);
  expect(judgeFor(await signIn(admin, now), "workspace:export")).toMatchObject({ ok: false });
  const late = callAt(await owner(workspace.owner), after(now, minutes(11)));
  expect(await exportWorkspace(late)).toEqual({ ok: false, reason: "stale" });
});
