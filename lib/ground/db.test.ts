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
    (file) => file !== "lib/ground/db.ts" && new RegExp(`\\b${name}\\(|\\b${name}<`).test(readFileSync(file, "utf8")),
  );

// Names each caller that sees across workspaces, so that a new one shows in a review.
test("only these see across workspaces: look-ups by slug, token and address, attempts, jobs", () => {
  const callers = callersOf("asSystem").sort();
  // A protocol's folder may be missing.
  const known = ["oidc/client", "oidc/handle", "oidc/records", "gate/find"].map((file) => `lib/protocols/${file}.ts`);
  expect(callers.filter((file) => !known.includes(file))).toMatchInlineSnapshot(`
    [
      "cli/connect.ts",
      "lib/access/sessions/standing.ts",
      "lib/jobs/clean.ts",
      "lib/jobs/start.ts",
      "lib/methods/passwords/reset-link.ts",
      "lib/records/audit/add-seals.ts",
      "lib/records/audit/record-run.ts",
      "lib/records/audit/renew-seals.ts",
      "lib/records/audit/seal-heads.ts",
      "lib/records/coverage/keep.ts",
      "lib/records/limits/reserve.ts",
      "lib/records/mail/claim.ts",
      "lib/records/processes/clock.ts",
      "lib/records/processes/live.ts",
      "lib/records/processes/seal-keys.ts",
      "lib/records/processes/serve.ts",
      "lib/records/tasks/work.ts",
      "lib/records/workspaces/find.ts",
      "lib/records/workspaces/list-all.ts",
      "lib/records/workspaces/logo.ts",
      "lib/use-cases/applications/grant.ts",
      "lib/use-cases/applications/secret.ts",
      "lib/use-cases/health/check-applications.ts",
      "lib/use-cases/health/check-database.ts",
      "lib/use-cases/health/check-mail.ts",
      "lib/use-cases/health/check-owners.ts",
      "lib/use-cases/health/ready.ts",
      "lib/use-cases/invitations/find.ts",
      "lib/use-cases/members/notice-link.ts",
      "lib/use-cases/policy-admin/stop.ts",
      "lib/use-cases/policy-walks/remind.ts",
      "lib/use-cases/profile/stop-address.ts",
      "lib/use-cases/resets/stop.ts",
      "lib/use-cases/sign-in/answer-with-app.ts",
      "lib/use-cases/sign-in/try-password.ts",
      "lib/use-cases/sign-in/with-password.ts",
      "lib/use-cases/workspaces/mail-list.ts",
    ]
  `);
});

test("only these work outside any workspace: sign-ups of new workspaces, and mail that belongs to none", () => {
  expect(callersOf("outsideWorkspaces").sort()).toMatchInlineSnapshot(`
    [
      "lib/ground/crypto/rotate.ts",
      "lib/use-cases/sign-up/begin.ts",
      "lib/use-cases/sign-up/confirm.ts",
      "lib/use-cases/sign-up/pending.ts",
      "lib/use-cases/sign-up/send-again.ts",
      "lib/use-cases/workspaces/mail-list.ts",
    ]
  `);
  expect(callersOf("enterWorkspace")).toEqual(["lib/use-cases/sign-up/confirm.ts"]);
});
