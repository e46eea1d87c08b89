import { randomBytes } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { exportAudit } from "@/lib/use-cases/audit-log/export";
import { asAdmin, databaseUrl, tamper } from "@/test/database";
import { explainPeople } from "@/test/explained";
import { waitingMails } from "@/test/mails";
import { addMember, callAt, openSession, openWorkspace } from "@/test/people";
import { enterCode } from "@/test/reset-cast";
import { runOperator } from "@/test/run-operator";
import { scopeOf } from "@/test/scope";
import { main } from "./main";

const day = () => new Date();
const why = ["--reason", "Lost the phone on holiday", "--identity-check", "Called back on the number in the contract"];

async function workspaceWithMember() {
  const now = day();
  const workspace = await openWorkspace(now);
  return { workspace, bo: await addMember(workspace.id, "member", now, "Bo Member") };
}

async function explainedWorkspace() {
  const made = await workspaceWithMember();
  await explainPeople(made.workspace.id);
  return made;
}

/** Runs a command in this process under these settings; a process of its own would be slower. */
async function run(args: string[], settings: Record<string, string> = {}) {
  const before = { ...process.env };
  adopt(settings);
  const ran = { code: 0, out: "", err: "" };
  const print = (line: string) => {
    ran.out += `${line}\n`;
  };
  const complain = (line: string) => {
    ran.err += `${line}\n`;
  };
  ran.code = await main(args, { print, complain });
  adopt(before);
  return ran;
}

/** Changes this process's settings, which are otherwise read once. */
function adopt(settings: Record<string, string | undefined>) {
  Object.assign(process.env, settings);
  Reflect.deleteProperty(globalThis, Symbol.for("gatehouse.settings"));
}

const events = (workspaceId: string, action: string) =>
  inWorkspace(workspaceId, (tx) => tx.auditEvent.findMany({ where: { action } }));

test("without a command it lists them, and exits 2", async () => {
  const { code, out } = await runOperator([]);
  expect(code).toBe(2);
  for (const name of [
    "members",
    "rescue-owner",
    "reset-member",
    "set-plan",
    "grant-invitations",
    "rotate-keys",
    "verify-audit",
    "migrate",
    "backup",
    "restore",
    "doctor",
  ])
    expect(out).toContain(name);
});

test("an unknown command gets an error of one line, and exits 2", async () => {
  const { code, err } = await run(["explode"]);
  expect({ code, lines: err.trim().split("\n").length }).toEqual({ code: 2, lines: 1 });
});

test("help works without a database", async () => {
  const { code, out } = await run(["reset-member", "--help"], {
    DATABASE_URL: "postgresql://x@database.invalid/x",
  });
  expect(code).toBe(0);
  expect(out).toContain("--identity-check");
});

test("[F8] an unreachable database gets an error of one line that names the setting", async () => {
  const settings = { DATABASE_URL: "postgresql://x@127.0.0.1:1/x" };
  const { code, err } = await run(["doctor"], settings);
  expect(code).toBe(1);
  expect(err).toBe("DATABASE_URL: the database does not answer (ECONNREFUSED).\n");
});

describe("[A6] reset-member", () => {
  test("prints a code that lets the member enrol; audited as the operator, mailed to member and owners, the code in neither", async () => {
    const { workspace, bo } = await workspaceWithMember();
    const ran = await runOperator([
      "reset-member",
      "--workspace",
      workspace.slug,
      "--email",
      bo.email.toUpperCase(),
      ...why,
    ]);
    expect(ran).toMatchObject({ code: 0, err: "" });
    const code = /^ {2}((?:[0-9A-Z]{4}-){4}[0-9A-Z]{4})$/m.exec(ran.out)?.[1] ?? "";
    const mails = await waitingMails(workspace.id);
    expect(mails.map(({ template, to }) => [template, to])).toEqual(
      expect.arrayContaining([
        ["reset-issued", bo.email],
        ["operator-reset", workspace.owner.email],
      ]),
    );
    const [event] = await events(workspace.id, "reset.issued");
    expect(JSON.parse(event?.entry ?? "{}")).toMatchObject({
      actor: { kind: "operator" },
      subject: bo.id,
      data: { reason: "Lost the phone on holiday", identityCheck: "Called back on the number in the contract" },
    });
    expect(JSON.stringify(mails) + event?.entry).not.toContain(code);
    expect(await enterCode(bo, code, day())).toMatchObject({ ok: true, step: "enrol" });
  });

  test.each([["reason"], ["identity-check"]])("is refused without --%s, and changes nothing", async (name) => {
    const { workspace, bo } = await workspaceWithMember();
    const at = why.indexOf(`--${name}`);
    const less = [...why.slice(0, at), ...why.slice(at + 2)];
    const ran = await run(["reset-member", "--workspace", workspace.slug, "--email", bo.email, ...less]);
    expect(ran).toMatchObject({ code: 2, out: "", err: `reset-member needs --${name}.\n` });
    expect((await openSession(bo, [{ kind: "password" }], day())).step).toBe("second-factor");
  });

  test("names what was not found: the workspace, the member", async () => {
    const { workspace, bo } = await workspaceWithMember();
    const nowhere = await run(["reset-member", "--workspace", "nowhere", "--email", bo.email, ...why]);
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('"nowhere"') });
    const refused = await run(["reset-member", "--workspace", workspace.slug, "--email", "no@body.test", ...why]);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("no such member") });
  });
});

test("rescue-owner gives a sole owner a way back in", async () => {
  const { workspace } = await workspaceWithMember();
  const { owner } = workspace;
  const ran = await run(["rescue-owner", "--workspace", workspace.slug, "--email", owner.email, ...why]);
  expect(ran.code).toBe(0);
  const code = /^ {2}(\S+)$/m.exec(ran.out)?.[1] ?? "";
  expect(await enterCode(owner, code, day())).toMatchObject({ ok: true, step: "enrol" });
  expect(await events(workspace.id, "member.rescued")).toHaveLength(1);
});

test("members lists members with their state, separated by tabs, and records it", async () => {
  const { workspace, bo } = await workspaceWithMember();
  const { out } = await run(["members", "--workspace", workspace.slug]);
  expect(out.split("\n")).toContain(`${bo.email}\tmember\tprotected\tapp\tBo Member`);
  expect(await events(workspace.id, "operator.members_listed")).toHaveLength(1);
  const json = await run(["members", "--workspace", workspace.slug, "--json"]);
  expect(
    json.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).email)
      .sort(),
  ).toEqual([bo.email, workspace.owner.email].sort());
});

test("set-plan changes the plan once, mails the owners and records it", async () => {
  const { workspace } = await workspaceWithMember();
  const set = () => run(["set-plan", "--workspace", workspace.slug, "--plan", "business"]);
  expect(await set()).toMatchObject({ code: 0, out: `${workspace.slug} is on business now.\n` });
  expect(await set()).toMatchObject({ code: 0, out: `${workspace.slug} was on business already.\n` });
  expect(await events(workspace.id, "workspace.plan_changed")).toHaveLength(1);
  expect((await waitingMails(workspace.id)).map(({ template }) => template)).toEqual(["plan-changed"]);
});

test("[A5] grant-invitations raises a workspace's invitations a day, takes that back, and records both", async () => {
  const { workspace } = await workspaceWithMember();
  const grant = (aDay: string) => run(["grant-invitations", "--workspace", workspace.slug, "--a-day", aDay]);
  expect(await grant("5000")).toMatchObject({
    code: 0,
    out: `${workspace.slug} has a grant of 5,000 invitations a day now.\n`,
  });
  expect(await grant("5000")).toMatchObject({ code: 0, out: expect.stringContaining("already") });
  expect(await grant("none")).toMatchObject({ code: 0, out: `${workspace.slug} has no grant now.\n` });
  for (const wrong of ["0", "-1", "1e3", "many", "1000001"]) expect((await grant(wrong)).code).toBe(2);
  const data = (await events(workspace.id, "workspace.invitations_granted")).map(({ entry }) => JSON.parse(entry).data);
  expect(data).toEqual([
    { from: null, to: 5000 },
    { from: 5000, to: null },
  ]);
});

test("verify-audit reports a sound log, and exits 1 naming the row in a tampered one", async () => {
  const { workspace } = await explainedWorkspace();
  for (let i = 0; i < 3; i++) await run(["members", "--workspace", workspace.slug]);
  const verify = () => run(["verify-audit", "--workspace", workspace.slug]);
  expect(await verify()).toMatchObject({ code: 0, out: expect.stringMatching(/: \d+ events, sound/) });
  await tamper("update audit_event set entry = entry || ' ' where workspace_id = $1 and sequence = 3", [workspace.id]);
  expect(await verify()).toMatchObject({
    code: 1,
    out: expect.stringContaining("BROKEN at event 3: the event or its hash was changed"),
  });
});

test("[B2] verify-audit exits 1 naming a role that no event gave", async () => {
  const { workspace, bo } = await explainedWorkspace();
  const verify = () => run(["verify-audit", "--workspace", workspace.slug]);
  expect(await verify()).toMatchObject({ code: 0 });
  await asAdmin((intruder) => intruder.query("update member set role = 'owner' where id = $1", [bo.id]));
  expect(await verify()).toMatchObject({
    code: 1,
    out: expect.stringContaining(`UNEXPLAINED: member ${bo.id}: its role is another than the events say`),
  });
});

test("verify-audit prints a checkpoint, and with it detects a log that was put back", async () => {
  const { workspace } = await explainedWorkspace();
  const verify = (...more: string[]) => run(["verify-audit", "--workspace", workspace.slug, ...more]);
  const checkpoint = /Checkpoint: (\S+)/.exec((await verify()).out)?.[1] ?? "";
  expect(await verify("--checkpoint", checkpoint)).toMatchObject({ code: 0 });
  const [sequence, hash = ""] = checkpoint.split(":");
  const beyond = `${Number(sequence) + 100}:${hash}`;
  expect(await verify("--checkpoint", beyond)).toMatchObject({
    code: 1,
    out: expect.stringContaining("the log ends before the checkpoint"),
  });
  expect(await verify("--checkpoint", `${sequence}:${"0".repeat(64)}`)).toMatchObject({
    code: 1,
    out: expect.stringContaining(`BROKEN at event ${sequence}: it is not the event of the checkpoint`),
  });
  expect(await verify("--checkpoint", "nonsense")).toMatchObject({ code: 2 });
  expect(await run(["verify-audit", "--checkpoint", checkpoint])).toMatchObject({ code: 2 });
});

test("verify-audit checks an export with the public keys it prints, and calls no export sound without them", async () => {
  const { workspace } = await workspaceWithMember();
  const keys = /^Public audit keys: (\S+)$/m.exec((await run(["verify-audit"])).out)?.[1] ?? "";
  const result = await exportAudit(callAt(await scopeOf(workspace.owner, "audit:read", day()), day()), () => ({}));
  if (!result.ok) throw new Error(result.reason);
  const file = join(mkdtempSync(join(tmpdir(), "gatehouse-export-")), "log.jsonl");
  for await (const chunk of result.lines) appendFileSync(file, chunk);
  // Offline: there is no database at this address.
  const check = (...more: string[]) =>
    run(["verify-audit", "--file", file, ...more], { DATABASE_URL: "postgresql://x@127.0.0.1:1/x" });
  expect(await check("--keys", keys)).toMatchObject({ code: 0, out: expect.stringMatching(/: \d+ events, sound/) });
  expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining("The seals are not checked") });
  expect(await check("--keys", "k1:nonsense")).toMatchObject({ code: 2 });
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  writeFileSync(file, lines.slice(0, -2).join("\n"));
  expect(await check("--keys", keys)).toMatchObject({ code: 1, out: expect.stringContaining("the file ends before") });
  rmSync(dirname(file), { recursive: true });
});

describe("migrate", () => {
  const owner = databaseUrl.replace("//gatehouse@", "//gatehouse_owner@");

  test("brings an empty database up to date as its owner, and lets the product's login serve it", async () => {
    const name = `migrated_${randomBytes(6).toString("hex")}`;
    const admin = new pg.Client({ connectionString: databaseUrl.replace("//gatehouse@", "//postgres@") });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name} OWNER gatehouse_owner`);
    const beside = (url: string) => url.replace(/test_\w+/, name);
    const settings = { DATABASE_URL: beside(databaseUrl), MIGRATION_DATABASE_URL: beside(owner) };
    try {
      const alone = await runOperator(["migrate"], { ...settings, MIGRATION_DATABASE_URL: "" });
      expect(alone).toMatchObject({
        code: 1,
        out: "",
        err: expect.stringContaining('The role "gatehouse" may not create tables'),
      });
      const ran = await runOperator(["migrate"], settings);
      expect(ran).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^Applied \d{14}_\w+/) });
      expect((await runOperator(["doctor"], settings)).out).toContain("row security binds");
      expect(await runOperator(["migrate"], settings)).toMatchObject({ code: 0, out: "The tables are up to date.\n" });
    } finally {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    }
  });

  test("that fails is said in one line, and leaves no row in a log", async () => {
    const { workspace } = await workspaceWithMember();
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    try {
      const { rows } = await client.query("delete from _prisma_migrations returning migration_name, checksum");
      const refused = await run(["migrate"], { MIGRATION_DATABASE_URL: owner });
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("failed and left nothing behind") });
      for (const { migration_name, checksum } of rows)
        await client.query(
          "insert into _prisma_migrations (id, migration_name, checksum, finished_at) values (gen_random_uuid(), $1, $2, now())",
          [migration_name, checksum],
        );
    } finally {
      await client.end();
    }
    expect(await events(workspace.id, "operator.migrated")).toHaveLength(0);
  });
});

const jsonOf = ({ out }: { out: string }): Record<string, unknown>[] =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("[F10] doctor and verify-audit write into the operator's log and into no tenant's, and with --quiet say only what is wrong", async () => {
  const { workspace } = await explainedWorkspace();
  const logged = () => inWorkspace(workspace.id, (tx) => tx.auditEvent.count());
  const before = await logged();
  const runs = () =>
    asAdmin(async (client) => (await client.query("select command, outcome from operator_run order by at")).rows);
  const earlier = (await runs()).length;
  expect(await run(["verify-audit", "--quiet", "--workspace", workspace.slug])).toMatchObject({ code: 0, out: "" });
  expect((await run(["doctor", "--quiet"])).out).not.toMatch(/^ok/m);
  const json = await run(["doctor", "--json"]);
  expect(
    json.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).level),
  ).toContain("ok");
  expect(await logged()).toBe(before);
  expect((await runs()).slice(earlier)).toMatchObject([
    { command: "verify-audit", outcome: { workspaces: 1, broken: 0 } },
    { command: "doctor", outcome: { failed: 0 } },
    { command: "doctor", outcome: { failed: 0 } },
  ]);
  const [newest] = jsonOf(await run(["runs", "--json", "--last", "1"]));
  expect(newest).toMatchObject({ command: "doctor", operator: expect.any(String), outcome: { failed: 0 } });
  expect((await run(["runs"])).out).toMatch(/^\d{4}-.+\tdoctor\tfailed 0, findings \d+$/m);
  expect(await run(["runs", "--last", "none"])).toMatchObject({ code: 2 });
});

test("[F10] every command prints JSON with --json, one object a line, and says so", async () => {
  const { workspace, bo } = await explainedWorkspace();
  const { slug } = workspace;
  const at = ["--workspace", slug, "--json"];
  expect(jsonOf(await run(["set-plan", ...at, "--plan", "business"]))).toEqual([
    { workspace: slug, plan: "business", changed: true },
  ]);
  expect(jsonOf(await run(["grant-invitations", ...at, "--a-day", "none"]))).toEqual([
    { workspace: slug, invitationsADay: null, changed: false },
  ]);
  expect(jsonOf(await run(["members", ...at])).map(({ email }) => email)).toContain(bo.email);
  const why = ["--reason", "Lost the phone", "--identity-check", "Called back"];
  expect(jsonOf(await run(["reset-member", ...at, "--email", bo.email, ...why]))).toMatchObject([
    { workspace: slug, email: bo.email, code: expect.stringMatching(/^(\w{4}-){4}\w{4}$/), becameOwner: false },
  ]);
  const [log, keys] = jsonOf(await run(["verify-audit", ...at]));
  expect(log).toMatchObject({ log: slug, events: expect.any(Number), checkpoint: expect.any(String) });
  expect(keys).toEqual({ auditKeys: expect.any(String) });
  expect(jsonOf(await run(["rotate-keys", "--json"]))).toMatchObject([{ resealed: expect.any(Number), lost: {} }]);
  expect((await run(["backup", "--help"])).out).toContain("--json");
});

test("[F8] doctor names a superuser in DATABASE_URL, which row security does not bind", async () => {
  const superuser = { DATABASE_URL: databaseUrl.replace("//gatehouse@", "//postgres@") };
  const { out } = await runOperator(["doctor"], superuser);
  expect(out).toMatch(/^warn .*DATABASE_URL.*"postgres".*superuser/m);
  expect((await run(["doctor"])).out).not.toContain("superuser");
});

test("doctor finds nothing broken in a sound installation", async () => {
  await workspaceWithMember();
  const ran = await run(["doctor"]);
  expect(ran.out).toContain("row security binds");
  expect(ran.out).not.toContain("FAIL");
  expect(ran.code).toBe(0);
});

test("rotate-keys seals everything again; the old key can go and the code still works", async () => {
  const { workspace, bo } = await workspaceWithMember();
  const { out } = await run(["reset-member", "--workspace", workspace.slug, "--email", bo.email, ...why]);
  const code = /^ {2}(\S+)$/m.exec(out)?.[1] ?? "";
  const fresh = `next:${Buffer.alloc(32, "n").toString("base64")}`;
  const both = { ENCRYPTION_KEYS: `${fresh},${process.env.ENCRYPTION_KEYS}` };
  const ran = await run(["rotate-keys"], both);
  expect(ran).toMatchObject({ code: 0, out: expect.stringContaining("can be removed: test.") });
  expect(await events(workspace.id, "operator.keys_rotated")).toHaveLength(1);
  expect((await run(["doctor"], { ENCRYPTION_KEYS: fresh })).code).toBe(0);
  expect((await run(["doctor"])).out).toContain("FAIL");
  adopt(both);
  expect(await enterCode(bo, code, day())).toMatchObject({ ok: true });
});
