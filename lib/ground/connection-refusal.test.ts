import pg from "pg";
import { expect, test } from "vitest";
import { databaseUrl } from "@/test/database";
import { explainConnection } from "./connection-refusal";

const refusal = async (connectionString: string) => {
  const client = new pg.Client({ connectionString });
  const error = await client.connect().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  await client.end().catch(() => {});
  return explainConnection(error);
};

test.each<[title: string, url: string, line: string]>([
  [
    "an unknown role",
    databaseUrl.replace("//gatehouse@", "//stranger:hunter2@"),
    "refuses this user or password (28000).",
  ],
  [
    "an unknown database",
    databaseUrl.replace(/test_\w+/, "elsewhere"),
    "there is no such database on that server (3D000).",
  ],
  ["an unknown host", "postgresql://x:hunter2@database.invalid/x", "its host is not known"],
  [
    "a port where nothing listens",
    "postgresql://x:hunter2@127.0.0.1:1/x",
    "the database does not answer (ECONNREFUSED).",
  ],
  ["no socket there", "postgresql://x:hunter2@localhost/x?host=/nowhere", "the database does not answer (ENOENT)."],
])("[F8] %s is said in one line that names DATABASE_URL and not its value", async (_, url, line) => {
  const said = await refusal(url);
  expect(said).toMatch(/^DATABASE_URL: [^\n]+\.$/);
  expect(said).toContain(line);
  expect(said).not.toContain("hunter2");
});

test.each([
  [{ code: "28P01", message: 'password authentication failed for user "x"' }, "user or password"],
  [{ code: "SELF_SIGNED_CERT_IN_CHAIN" }, "certificate is not trusted"],
  [{ code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, "certificate is not trusted"],
  [{ code: "ERR_TLS_CERT_ALTNAME_INVALID" }, "certificate is not trusted"],
  [new Error("The server does not support SSL connections"), "has no TLS"],
  [new AggregateError([{ code: "ECONNREFUSED" }]), "does not answer"],
  [{ cause: { code: "3D000" } }, "no such database"],
])("[F8] a refused connection is explained: %j", (error, text) => {
  expect(explainConnection(error)).toContain(text);
});

test("what is no connection is not explained", () => {
  for (const error of [new Error("x"), { code: "23505" }, null, undefined, "text"])
    expect(explainConnection(error)).toBeUndefined();
});
