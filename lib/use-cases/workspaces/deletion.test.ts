import "@/test/database";
import { expect, test } from "vitest";
import { judgeFor } from "@/lib/access/sessions/judge";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after, days, minutes } from "@/lib/ground/durations";
import { kinds } from "@/lib/jobs/kinds";
import { workTask, workTasks } from "@/lib/records/tasks/work";
import { findWorkspace, isSlugTaken } from "@/lib/records/workspaces/find";
import { listAllWorkspaces } from "@/lib/records/workspaces/list-all";
import { findInvitation } from "@/lib/use-cases/invitations/find";
import { asAdmin } from "@/test/database";
import { fillEveryTable } from "@/test/every-table";
import { waitingMails } from "@/test/mails";
import { addMember, callAt, openWorkspace, type Person, signIn, standingOf } from "@/test/people";
import { askDeletion, takeBackDeletion } from "./deletion";
import { erase } from "./erase";

const now = new Date();

async function owner(person: Person) {
  const judged = judgeFor(await signIn(person, now), "workspace:delete");
  if (!judged.ok) throw new Error(judged.refusal.reason);
  return judged.scope;
}

/** Moves a deletion into the past, as only the owner of the tables could. */
const sevenDaysLater = (workspaceId: string) =>
  asAdmin(async (client) => {
    await client.query("set session_replication_role = replica");
    const { rows } = await client.query(
      "update workspace set delete_at = date_trunc('milliseconds', now() - interval '1 hour') where id = $1 returning delete_at",
      [workspaceId],
    );
    await client.query(
      "update task set subject = $2, not_before = now() - interval '1 hour' where workspace_id = $1 and kind = 'erase'",
      [workspaceId, rows[0].delete_at.toISOString()],
    );
    await client.query("set session_replication_role = origin");
    return rows[0].delete_at.toISOString() as string;
  });

const eraseTask = (workspaceId: string, subject: string) => ({ workspaceId, kind: "erase", subject });

/** Lists the tables that still have rows of a workspace. */
const left = (workspaceId: string) =>
  asAdmin(async (client) => {
    const { rows } =
      await client.query(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'workspace_id' order by 1`);
    const found: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await client.query(`select 1 from ${name} where workspace_id = $1 limit 1`, [workspaceId]);
      if (rowCount) found.push(name);
    }
    return found;
  });

async function runToEnd(workspaceId: string, subject: string): Promise<number> {
  for (let steps = 1; ; steps += 1) {
    await workTask(eraseTask(workspaceId, subject), kinds.erase, new Date());
    const task = await inWorkspace(workspaceId, (tx) => tx.task.findFirstOrThrow({ where: { kind: "erase" } }));
    if (task.doneAt) return steps;
  }
}

test("[W5] a deletion needs an owner, fresh proof and the name; everyone is told; it is recorded", async () => {
  const workspace = await openWorkspace(now);
  const admin = await addMember(workspace.id, "admin", now);
  expect(judgeFor(await signIn(admin, now), "workspace:delete")).toMatchObject({ ok: false });
  const scope = await owner(workspace.owner);
  expect(await askDeletion(callAt(scope, after(now, minutes(11))), "Acme Works")).toMatchObject({ reason: "stale" });
  expect(await askDeletion(scope, "acme works")).toEqual({ ok: false, reason: "wrong-name" });
  const both = await Promise.all([1, 2].map(() => askDeletion(scope, " Acme  Works ")));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "asked" });
  while (await workTasks(kinds, new Date()));
  const mails = (await waitingMails(workspace.id)).filter(({ template }) => template === "workspace-deletion");
  expect(mails.map(({ to }) => to).sort()).toEqual([admin.email, workspace.owner.email].sort());
  const again = await signIn(admin, now);
  expect(again.workspace.deleteAt?.getTime()).toBe(after(now, days(7)).getTime());
  expect(again.step).toBe("in");
  const recorded = await inWorkspace(workspace.id, (tx) =>
    tx.auditEvent.count({ where: { action: "workspace.deletion_asked" } }),
  );
  expect(recorded).toBe(1);
});

test("[W5] any owner takes it back, once; the erasing task then does nothing, and a newer deletion has its own", async () => {
  const workspace = await openWorkspace(now);
  const olive = await addMember(workspace.id, "owner", now, "Olive Owner");
  const scope = await owner(workspace.owner);
  await askDeletion(scope, "Acme Works");
  const other = await owner(olive);
  const both = await Promise.all([1, 2].map(() => takeBackDeletion(other)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "over" });
  const subject = after(now, days(7)).toISOString();
  await asAdmin((client) => client.query("update task set not_before = now() where kind = 'erase'"));
  await workTask(eraseTask(workspace.id, subject), kinds.erase, new Date());
  expect(await findWorkspace(workspace.slug, now)).toMatchObject({ deleteAt: null });
  const later = callAt(scope, after(now, minutes(1)));
  expect(await askDeletion(later, "Acme Works")).toEqual({ ok: true });
});

test("[W5] no login shortens the seven days, erases sooner, or takes an erased workspace back", async () => {
  const { id, owner: olga } = await openWorkspace(now);
  const set = (change: string) =>
    inWorkspace(id, (tx) => tx.$executeRaw(Prisma.raw(`update workspace set ${change} where id = '${id}'`)));
  await expect(set("delete_at = now() + interval '1 day'")).rejects.toThrow("waits seven days");
  await expect(set("delete_at = now() - interval '1 day'")).rejects.toThrow("waits seven days");
  await expect(set("erased_at = now()")).rejects.toThrow("waits seven days");
  await expect(inWorkspace(id, (tx) => tx.$queryRaw`select erase_history(10)`)).rejects.toThrow("history stays");
  await askDeletion(await owner(olga), "Acme Works");
  await expect(set("erased_at = now()")).rejects.toThrow("waits seven days");
  const subject = await sevenDaysLater(id);
  await workTask(eraseTask(id, subject), kinds.erase, new Date());
  await expect(set("delete_at = null, erased_at = null")).rejects.toThrow("stays erased");
});

test("[W5] after seven days everything of the workspace goes, in parts, and nothing of another; its address stays taken", async () => {
  const id = await fillEveryTable(now);
  const other = await fillEveryTable(now);
  const [found] = await asSystem<{ slug: string; name: string }>(
    Prisma.sql`select slug, name from workspace where id = ${id}::uuid`,
  );
  const slug = found?.slug ?? "";
  const before = await left(other);
  expect(await left(id)).toEqual(before);
  const deleteAt = after(now, days(7));
  await inWorkspace(id, (tx) => tx.workspace.update({ where: { id }, data: { deleteAt } }));
  await inWorkspace(id, (tx) =>
    tx.task.create({ data: { workspaceId: id, kind: "erase", subject: deleteAt.toISOString(), notBefore: deleteAt } }),
  );
  const subject = await sevenDaysLater(id);
  expect(await runToEnd(id, subject)).toBeGreaterThan(3);
  // The erasing task itself, and mail that is on its way, go when they are over.
  expect(await left(id)).toEqual(["queued_mail", "task"]);
  expect(await left(other)).toEqual(before);
  expect(await findWorkspace(slug, now)).toBeNull();
  expect(await isSlugTaken(slug)).toBe(true);
  expect((await listAllWorkspaces()).map((workspace) => workspace.slug)).not.toContain(slug);
  const [row] = await asSystem<{ name: string }>(Prisma.sql`select name from workspace where id = ${id}::uuid`);
  expect(row?.name).toBe("");
  const runs = await asSystem<{ outcome: { events: number } }>(
    Prisma.sql`select outcome from operator_run where command = ${`workspace-erased ${slug}`}`,
  );
  expect(runs).toHaveLength(1);
  expect(runs[0]?.outcome.events).toBeGreaterThan(0);
});

test("[W5] from its first part on no session stands; a process that dies between parts leaves the rest to another", async () => {
  const workspace = await openWorkspace(now);
  const standing = await signIn(workspace.owner, now);
  const scope = await owner(workspace.owner);
  await askDeletion(scope, "Acme Works");
  const subject = await sevenDaysLater(workspace.id);
  // The part is done, and the process dies before it commits: nothing of it stays.
  const dies = () => Promise.reject(new Error("killed"));
  await expect(
    workTask(
      eraseTask(workspace.id, subject),
      (_task, _now, commit) =>
        commit(async (tx, task, at) => {
          await erase(tx, task, at);
          return dies();
        }),
      new Date(),
    ),
  ).rejects.toThrow("killed");
  expect(await findWorkspace(workspace.slug, now)).not.toBeNull();
  await asAdmin((client) =>
    client.query("update task set not_before = now(), leased_until = null where kind = 'erase'"),
  );
  await workTask(eraseTask(workspace.id, subject), kinds.erase, new Date());
  await expect(standingOf(standing.session.tokenHash.toString("hex"), now)).rejects.toThrow();
  expect(await findWorkspace(workspace.slug, now)).toBeNull();
  expect(await takeBackDeletion(scope)).toEqual({ ok: false, reason: "over" });
  await runToEnd(workspace.id, subject);
  expect(await left(workspace.id)).toEqual(["queued_mail", "task"]);
});

test("[W5] of taking back and erasing at once, one wins", async () => {
  for (let round = 0; round < 6; round += 1) {
    const workspace = await openWorkspace(now);
    const scope = await owner(workspace.owner);
    await askDeletion(scope, "Acme Works");
    const subject = await sevenDaysLater(workspace.id);
    const [back] = await Promise.all([
      takeBackDeletion(scope),
      workTask(eraseTask(workspace.id, subject), kinds.erase, new Date()),
    ]);
    const found = await findWorkspace(workspace.slug, now);
    expect(found !== null).toBe(back.ok);
    if (found) expect(found.deleteAt).toBeNull();
  }
});

test("[W5] while a deletion waits the workspace takes no one new", async () => {
  const workspace = await openWorkspace(now, { signUp: { mode: "domains", domains: ["acme.test"] } });
  expect((await findWorkspace(workspace.slug, now))?.policy.settings.signUp.mode).toBe("domains");
  await askDeletion(await owner(workspace.owner), "Acme Works");
  expect((await findWorkspace(workspace.slug, now))?.policy.settings.signUp.mode).toBe("invited");
  expect(await findInvitation("x", now)).toBeNull();
});
