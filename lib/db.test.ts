import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folders = ["app", "cli", "components", "lib", "scripts", "server"];
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);
const callersOf = (name: string) =>
  files.filter(
    (file) => file !== "lib/db.ts" && new RegExp(`\\b${name}\\(|\\b${name}<`).test(readFileSync(file, "utf8")),
  );

// Whoever sees across workspaces is named here, so that another one shows in a review.
test("these see across workspaces, and no others: look-ups by slug, token and address, attempts, jobs", () => {
  expect(callersOf("asSystem").sort()).toMatchInlineSnapshot(`
    [
      "cli/connect.ts",
      "lib/audit/add-seals.ts",
      "lib/audit/renew-seals.ts",
      "lib/audit/seal-heads.ts",
      "lib/bulk/work.ts",
      "lib/coverage/keep.ts",
      "lib/health/check-database.ts",
      "lib/health/check-mail.ts",
      "lib/health/check-owners.ts",
      "lib/invitations/find.ts",
      "lib/jobs/clean.ts",
      "lib/jobs/start.ts",
      "lib/limits/reserve.ts",
      "lib/mail/claim.ts",
      "lib/passwords/reset-link.ts",
      "lib/policy/tasks/remind.ts",
      "lib/policy/tasks/work.ts",
      "lib/resets/stop.ts",
      "lib/sessions/standing.ts",
      "lib/sign-in/answer-challenge.ts",
      "lib/sign-in/try-password.ts",
      "lib/sign-in/with-password.ts",
      "lib/workspaces/find.ts",
      "lib/workspaces/list-all.ts",
      "lib/workspaces/mail-list.ts",
    ]
  `);
});

test("these work outside any workspace, and no others: sign-ups of new workspaces, and mail that belongs to none", () => {
  expect(callersOf("outsideWorkspaces").sort()).toMatchInlineSnapshot(`
    [
      "lib/crypto/rotate.ts",
      "lib/sign-up/begin.ts",
      "lib/sign-up/confirm.ts",
      "lib/sign-up/read-pending.ts",
      "lib/sign-up/send-again.ts",
      "lib/workspaces/mail-list.ts",
    ]
  `);
  expect(callersOf("enterWorkspace")).toEqual(["lib/sign-up/confirm.ts"]);
});
