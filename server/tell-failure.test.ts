import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { expect, onTestFinished, test } from "vitest";
import { currentRequest, type Trouble } from "@/lib/ground/request";
import { checkProxies } from "@/lib/use-cases/health/check-proxies";
import type { Answer } from "@/server/handle-request";
import { hearConsole } from "@/server/next/hear-console";
import { unknownActionHeader } from "@/server/next/unknown-action";
import { openDoor } from "@/test/open-door";

type Line = Record<string, unknown>;

/** Collects the lines of this process's log, at the level that people have by default. */
function collect(): Line[] {
  const lines: Line[] = [];
  const logger = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  Object.assign(globalThis, { [Symbol.for("gatehouse.log")]: logger });
  const { error, warn } = console;
  onTestFinished(() => void Object.assign(console, { error, warn }));
  hearConsole();
  return lines;
}

const thrown = Object.assign(new Error("invalid input: 'hunter2'"), { name: "PrismaError", code: "P2010" });

/** Fails as Next does: prints the error, reports it, and answers 500 with a body that says nothing. */
const fail: Answer = async (request, response) => {
  const current = currentRequest();
  console.error(thrown);
  if (current) current.failure = { error: thrown, route: "/w/[workspace]/sign-in", kind: "render" };
  if (current && request.url?.includes("away")) current.trouble = "away";
  response.statusCode = 500;
  response.setHeader("Content-Type", "text/html");
  response.setHeader("Content-Encoding", "gzip");
  response.write("<html id=__next_error__>");
  response.end("</html>");
};

test("[F4] a 500 leaves one line with id, pattern, kind, name and stack, and nothing that someone typed", async () => {
  const lines = collect();
  const { call } = await openDoor(fail);
  const { headers } = await call("GET", { path: "/w/acme/sign-in?email=mia%40acme.test" });
  expect(lines).toHaveLength(1);
  const [{ stack, ...line } = { stack: "" }] = lines;
  expect(line).toMatchObject({
    msg: "request failed",
    requestId: headers["x-request-id"],
    method: "GET",
    route: "/w/[workspace]/sign-in",
    kind: "render",
    status: 500,
    error: "PrismaError",
    code: "P2010",
  });
  expect(stack).toMatch(/^\s+at .*tell-failure\.test/m);
  expect(JSON.stringify(lines)).not.toMatch(/hunter2|mia|acme/);
});

test("[F4] a person gets a page with the id, without script too; our script a line; a program JSON", async () => {
  collect();
  const { call } = await openDoor(fail);
  const page = await call("GET", { path: "/w/acme/sign-in?because=%22%3E%3Cscript%3E" });
  expect([page.status, page.headers["content-type"], page.headers["content-encoding"]]).toEqual([
    500,
    "text/html; charset=utf-8",
    undefined,
  ]);
  expect(page.text).toContain("<h1>Something went wrong</h1>");
  expect(page.text).toContain(`Reference ${page.headers["x-request-id"]}`);
  expect(page.text).not.toContain("<script>");
  const pressed = await call("POST");
  expect([pressed.headers["content-type"], pressed.text]).toEqual([
    "text/plain",
    `internal ${pressed.headers["x-request-id"]}`,
  ]);
  const machine = await call("GET", { path: "/api/elsewhere" });
  expect([machine.status, JSON.parse(machine.text)]).toEqual([
    500,
    { error: "internal", requestId: machine.headers["x-request-id"] },
  ]);
});

test("[F4] with the database away every surface says 503 and when to come back", async () => {
  collect();
  const { call } = await openDoor(fail);
  const answers = [
    await call("GET", { path: "/w/acme/away" }),
    await call("GET", { path: "/w/acme/away", headers: { rsc: "1" } }),
    await call("POST", { path: "/w/acme/away" }),
    await call("GET", { path: "/api/away" }),
    await call("HEAD", { path: "/w/acme/away" }),
  ];
  expect(answers.map(({ status, headers }) => [status, headers["retry-after"]])).toEqual(answers.map(() => [503, "5"]));
  expect(answers[0]?.text).toContain("It can’t reach its database.");
  expect(answers[2]?.text).toMatch(/^away [0-9a-f-]{36}$/);
  expect(JSON.parse(answers[3]?.text ?? "")).toMatchObject({ error: "unavailable" });
});

test.each<[id: string, trouble: Trouble, word: string, lead: string]>([
  ["F4", "hanging", "away", "It can’t reach its database."],
  ["F4", "crowded", "away", "It can’t reach its database."],
  ["F7", "full", "unwritable", "Its database takes no changes."],
  ["F7", "read-only", "unwritable", "Its database takes no changes."],
  ["F3", "unknown-key", "locked", "A key is missing that it needs to read your data."],
])(
  "[%s] trouble of the installation (%s) is a 503 that says what to do, with its kind in the line",
  async (_, trouble, word, lead) => {
    const lines = collect();
    const { call } = await openDoor(async (_, response) => {
      Object.assign(currentRequest() ?? {}, { trouble, failure: { error: thrown } });
      response.statusCode = 500;
      response.end("x");
    });
    const page = await call("GET", { path: "/w/acme/sign-in" });
    expect([page.status, page.headers["retry-after"]]).toEqual([503, "5"]);
    expect(page.text).toContain(lead);
    expect(page.text).toContain(`Reference ${page.headers["x-request-id"]}`);
    const pressed = await call("POST");
    expect([pressed.status, pressed.text]).toEqual([503, `${word} ${pressed.headers["x-request-id"]}`]);
    expect((await call("GET", { path: "/api/x" })).status).toBe(503);
    expect(lines.map((line) => line.trouble)).toEqual([trouble, trouble, trouble]);
    expect(lines[0]?.requestId).toBe(page.headers["x-request-id"]);
  },
);

test("[C5] a form of a page that an earlier version made gets a page with a link, and script gets Next's own answer", async () => {
  const lines = collect();
  const { call } = await openDoor(async (_, response) => {
    response.setHeader(unknownActionHeader, "1");
    response.statusCode = 409;
    response.end("Server Action unavailable.");
  });
  const body =
    '--b\r\nContent-Disposition: form-data; name="$ACTION_ID_40abababababababababababababababababababab"\r\n\r\n\r\n--b--\r\n';
  const type = { "content-type": "multipart/form-data; boundary=b", "next-action": undefined };
  const posted = await call("POST", { headers: type, body });
  expect(posted.status).toBe(409);
  expect(posted.text).toContain("Gatehouse was updated");
  expect(posted.text).toContain('<a href="/w/acme/sign-in">Reload this page</a>');
  expect((await call("POST")).text).toBe("Server Action unavailable.");
  expect(lines).toEqual([]);
});

test("[A9] the first forwarded address from a peer that is no trusted proxy is warned of once, and doctor says so", async () => {
  const lines = collect();
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-proxy-"));
  const answer: Answer = async (_, response) => void response.end("done");
  const { call } = await openDoor(answer, { dataDir });
  await call("GET");
  expect(lines).toEqual([]);
  for (const header of ["cf-connecting-ip", "x-forwarded-for", "forwarded"])
    await call("GET", { headers: { [header]: "198.51.100.7" } });
  expect(lines.map(({ level, header, peer }) => [level, header, peer])).toEqual([
    [40, "cf-connecting-ip", "127.0.0.1"],
  ]);
  expect(String(lines[0]?.msg)).toContain("TRUSTED_PROXIES");
  expect(JSON.parse(readFileSync(join(dataDir, "unknown-proxy.json"), "utf8"))).toMatchObject({ peer: "127.0.0.1" });
  expect(checkProxies({ dataDir, trustedProxies: [] })).toMatchObject({ level: "warn" });
  expect(checkProxies({ dataDir, trustedProxies: ["127.0.0.1"] })).toMatchObject({ level: "ok" });
});

test("[A9] a trusted proxy is not warned of", async () => {
  const lines = collect();
  const { call } = await openDoor(async (_, response) => void response.end("done"), { proxies: "127.0.0.1" });
  await call("GET", { headers: { "x-forwarded-for": "198.51.100.7" } });
  expect(lines).toEqual([]);
});
