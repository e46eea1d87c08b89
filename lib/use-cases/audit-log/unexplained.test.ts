import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { asAdmin } from "@/test/database";
import { enrolPasskey } from "@/test/enrol-passkey";
import { explainPeople } from "@/test/explained";
import { addMember, openWorkspace, type Person, signIn } from "@/test/people";
import { now, release } from "@/test/policies";
import { castOf, resetBy } from "@/test/reset-cast";
import { findUnexplained } from "./unexplained";

async function unexplained(workspaceId: string) {
  const found = [];
  for await (const finding of findUnexplained(workspaceId)) found.push(finding);
  return found;
}

async function cast() {
  const { id, owner } = await openWorkspace(now);
  const bo = await addMember(id, "member", now);
  await explainPeople(id);
  return { id, owner, bo };
}

test("what the product does is explained: people, a passkey, a reset, two publications", async () => {
  const { workspace, ada, bo } = await castOf(now);
  await explainPeople(workspace.id);
  await enrolPasskey(await signIn(ada, now), now);
  await resetBy(ada, bo, now);
  expect(await release(workspace.owner, { graceDays: 9 })).toMatchObject({ ok: true });
  expect(await release(workspace.owner, { graceDays: 3, issuer: "Acme" })).toMatchObject({ ok: true });
  expect(await unexplained(workspace.id)).toEqual([]);
});

type Cast = { id: string; owner: Person; bo: Person };
const attacks: [string, string, (cast: Cast) => unknown[], object][] = [
  ["a role", "update member set role = 'owner' where id = $1", ({ bo }) => [bo.id], { what: "role" }],
  [
    "an address",
    "update member set email = 'eve@evil.test', email_key = 'eve@evil.test' where id = $1",
    ({ bo }) => [bo.id],
    { what: "address" },
  ],
  [
    "an account switched off",
    "update member set deactivated_at = now() where id = $1",
    ({ bo }) => [bo.id],
    { what: "activity" },
  ],
  [
    "a lock taken off an account, or put on it",
    "update member set locked_at = now(), unlocked_by = 'admin' where id = $1",
    ({ bo }) => [bo.id],
    { what: "activity" },
  ],
  [
    "the text of an address next to the log, with its address",
    "with t as (update audit_text set text = 'eve@evil.test' where member_id = $1) update member set email = 'eve@evil.test', email_key = 'eve@evil.test' where id = $1",
    ({ bo }) => [bo.id],
    { what: "address" },
  ],
  [
    "a method taken away",
    "delete from credential where member_id = $1",
    ({ bo }) => [bo.id],
    { what: "missing-method" },
  ],
  [
    "a method of another member",
    "update credential set member_id = $1 where member_id = $2",
    ({ owner, bo }) => [owner.id, bo.id],
    { what: "method" },
  ],
  [
    "a mailed code as a method",
    "insert into credential (workspace_id, id, member_id, kind, created_at, confirmed_at) values ($1, $2, $3, 'email', now(), now())",
    ({ id, owner }) => [id, randomUUID(), owner.id],
    { what: "method" },
  ],
  [
    "a member",
    `insert into member (workspace_id, id, email, email_key, name, name_key, role, created_at, joined_at)
     values ($1, $2, 'eve@evil.test', 'eve@evil.test', 'Eve', 'eve', 'owner', now(), now())`,
    ({ id }) => [id, randomUUID()],
    { what: "member" },
  ],
  [
    "a reset",
    `insert into reset (workspace_id, id, member_id, identity_check, requested_at, issued_at, expires_at)
     values ($1, $2, $3, 'seen', now(), now(), now() + interval '1 day')`,
    ({ id, bo }) => [id, randomUUID(), bo.id],
    { what: "reset" },
  ],
  [
    "the first policy",
    "update policy_version set settings = jsonb_set(settings, '{graceDays}', '90') where workspace_id = $1",
    ({ id }) => [id],
    { what: "policy", version: 1 },
  ],
];

test.each(attacks)("[B2] %s that was written past the product is named", async (_, sql, values, finding) => {
  const made = await cast();
  expect(await unexplained(made.id)).toEqual([]);
  await asAdmin((client) => client.query(sql, values(made)));
  expect(await unexplained(made.id)).toContainEqual(expect.objectContaining(finding));
});

test("[B2] a published policy that was changed in place, added or moved in time is named", async () => {
  const { id, owner } = await cast();
  await release(owner, { graceDays: 9 });
  const version = 2;
  const change = (sql: string) =>
    asAdmin((client) => client.query(`update policy_version set ${sql} where workspace_id = $1 and version = 2`, [id]));
  await change("settings = jsonb_set(settings, '{graceDays}', '90')");
  expect(await unexplained(id)).toEqual([{ what: "policy", version }]);
  await change("settings = jsonb_set(settings, '{graceDays}', '9')");
  expect(await unexplained(id)).toEqual([]);
  await change("effective_at = effective_at + interval '1 year'");
  expect(await unexplained(id)).toEqual([{ what: "policy", version }]);
  await change("effective_at = effective_at - interval '1 year'");
  await asAdmin((client) =>
    client.query(
      `insert into policy_version (workspace_id, version, settings, due_at, created_at, updated_at, published_at, effective_at)
       select workspace_id, 3, settings, due_at, now(), now(), now(), now() from policy_version where workspace_id = $1 and version = 1`,
      [id],
    ),
  );
  expect(await unexplained(id)).toEqual([{ what: "policy", version: 3 }]);
  expect(await inWorkspace(id, (tx) => tx.policyVersion.count())).toBe(3);
});
