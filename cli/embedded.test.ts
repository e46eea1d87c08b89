import "@/test/embedded";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { env } from "@/lib/ground/env";
import { embeddedDataDir } from "@/test/embedded";
import { addMember, openSession, openWorkspace } from "@/test/people";
import { enterCode } from "@/test/reset-cast";
import { runOperator } from "@/test/run-operator";

test("on the embedded database the operator works while the server runs", async () => {
  const now = new Date();
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const standing = await openSession(bo, [{ kind: "password" }], now);
  expect(standing.step).toBe("second-factor");
  // The operator's process finds the database by the folder alone.
  const settings = { DATA_DIR: embeddedDataDir, DATABASE_URL: "", GATEHOUSE_EMBEDDED: "" };
  const why = ["--reason", "Lost phone", "--identity-check", "Seen"];
  const ran = await runOperator(["reset-member", "--workspace", workspace.slug, "--email", bo.email, ...why], settings);
  expect(ran).toMatchObject({ code: 0, err: "" });
  const code = /^ {2}(\S+)$/m.exec(ran.out)?.[1] ?? "";
  expect(await enterCode(bo, code, new Date())).toMatchObject({ ok: true });
  expect(env().embedded).toBe(true);
}, 60_000);

test("a folder without a database is said in one line", async () => {
  const empty = mkdtempSync(join(tmpdir(), "gatehouse-empty-"));
  const settings = { DATA_DIR: empty, DATABASE_URL: "", GATEHOUSE_EMBEDDED: "" };
  const { code, err } = await runOperator(["doctor"], settings);
  rmSync(empty, { recursive: true });
  expect({ code, err }).toEqual({
    code: 1,
    err: `DATA_DIR ${empty} holds no database yet. Start Gatehouse there once.\n`,
  });
});
