import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { disconnect } from "@/lib/ground/db";
import { adoptEmbeddedDatabase } from "@/lib/ground/env";
import { giveOver } from "@/prisma/bring-up-to-date";
import { startEmbeddedDatabase } from "@/server/database/start";
import { emptyFolder } from "@/test/embedded-data";
import { addMember, openSession, openWorkspace } from "@/test/people";
import { enterCode } from "@/test/reset-cast";
import { runOperator } from "@/test/run-operator";

// The operator's process finds the database by its folder alone.
const settingsOf = (dataDir: string) => ({ DATA_DIR: dataDir, DATABASE_URL: "", GATEHOUSE_EMBEDDED: "" });

test("on the embedded database the operator works while the server runs, and when it does not", async () => {
  const dataDir = join(emptyFolder(), "data");
  const database = await startEmbeddedDatabase(dataDir);
  await giveOver(database.ownerUrl, database.url);
  adoptEmbeddedDatabase(database.url);
  const now = new Date();
  const workspace = await openWorkspace(now);
  const bo = await addMember(workspace.id, "member", now);
  const standing = await openSession(bo, [{ kind: "password" }], now);
  expect(standing.step).toBe("second-factor");
  const why = ["--reason", "Lost phone", "--identity-check", "Seen"];
  const order = ["reset-member", "--workspace", workspace.slug, "--email", bo.email, ...why];
  const ran = await runOperator(order, settingsOf(dataDir));
  expect(ran).toMatchObject({ code: 0, err: "" });
  const code = /^ {2}(\S+)$/m.exec(ran.out)?.[1] ?? "";
  expect(await enterCode(bo, code, new Date())).toMatchObject({ ok: true });
  await disconnect();
  await database.stop();

  const alone = await runOperator(["members", "--workspace", workspace.slug], settingsOf(dataDir));
  expect(alone).toMatchObject({ code: 0, err: "" });
  expect(alone.out).toContain(bo.email);
}, 60_000);

test("a folder without a database gets an error of one line", async () => {
  const empty = emptyFolder();
  const { code, err } = await runOperator(["doctor"], settingsOf(empty));
  rmSync(empty, { recursive: true });
  expect({ code, err }).toEqual({
    code: 1,
    err: `DATA_DIR ${empty} holds no database yet. Start Gatehouse there once.\n`,
  });
});
