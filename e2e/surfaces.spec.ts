import { type Holder, openHolder } from "./fixtures/ceremonies";
import { endpoints, type Surface } from "./fixtures/endpoints";
import { addressOf, listActions, listEndpoints, listRoutes } from "./fixtures/inventory";
import { type Answer, type Attempt, origin, send } from "./fixtures/send";
import { expect, test } from "./fixtures/test";

// The other half of the access matrix: which requests a route takes at all, and what of them it sees, from callers with a session and without.

const form = { "content-type": "multipart/form-data; boundary=b" };
const emptyForm = "--b--\r\n";
const surfaceOf = (route: string): Surface => endpoints.get(route) ?? "browser";
const isForPrograms = (surface: Surface) => surface !== "browser";

/** An action is called at a page. At a file or a download it is no call. */
const calls = ["POST of an action that is not there", "POST of an action that is"];

/** Each request that every route gets, and the statuses that its surface may give. */
const requests: [what: string, attempt: () => Attempt, expected: (surface: Surface) => RegExp][] = [
  ["GET", () => ({}), () => /^(200|303|307|308|404)$/],
  ["HEAD", () => ({ method: "HEAD" }), () => /^(200|303|307|308|404)$/],
  [
    "GET under another host",
    () => ({ headers: { host: "evil.example" } }),
    (on) => (on === "health" ? /^200$/ : /^421$/),
  ],
  ["GET with a body", () => ({ headers: { "content-length": "1" }, body: "x" }), () => /^400$/],
  ["POST of a form", () => post({ body: emptyForm }), (on) => (isForPrograms(on) ? /^405$/ : /^400$/)],
  [
    "POST of JSON",
    () => post({ headers: { "content-type": "application/json" }, body: "{}" }),
    (on) => (isForPrograms(on) ? /^405$/ : /^415$/),
  ],
  [
    "POST from elsewhere",
    () => post({ headers: { origin: "https://evil.example" }, body: emptyForm }),
    (on) => (isForPrograms(on) ? /^405$/ : /^403$/),
  ],
  [
    "POST of an action that is not there",
    () => call(`${"0".repeat(42)}`),
    (on) => (isForPrograms(on) ? /^405$/ : /^(404|409)$/),
  ],
  ["POST of an action that is", () => call(signOut()), (on) => (isForPrograms(on) ? /^405$/ : /^(200|303)$/)],
  ...["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"].map((method): (typeof requests)[number] => [
    method,
    () => ({ method }),
    () => /^405$/,
  ]),
];

test("every route is on a chosen surface, and takes what that surface takes, from anyone", async () => {
  test.setTimeout(300_000);
  expect(listEndpoints().sort()).toEqual([...endpoints.keys()].sort());
  const wrong: string[] = [];
  const callers: [who: string, cookie: string | undefined][] = [
    ["no one", undefined],
    ["a forged session", "gatehouse.session=forged; theme=dark"],
    ["an owner", (await openHolder()).visitor.cookie],
  ];
  for (const [who, cookie] of callers)
    for (const route of listRoutes())
      for (const [what, attempt, expected] of requests) {
        // The owner's session is needed by the calls that follow.
        if (who === "an owner" && what === "POST of an action that is") continue;
        const surface = surfaceOf(route);
        const { headers = {}, ...rest } = attempt();
        const answer = await send({ path: addressOf(route), ...rest, headers: { ...headers, cookie } });
        const found = `${who}, ${what} ${route}: ${answer.status}`;
        const isNoCall = calls.includes(what) && surface === "browser" && endpoints.has(route);
        if (!(isNoCall ? /^(200|405)$/ : expected(surface)).test(String(answer.status))) wrong.push(found);
        if (
          !isNoCall &&
          answer.status === 405 &&
          answer.headers.allow !== (isForPrograms(surface) ? "GET, HEAD" : "GET, HEAD, POST")
        )
          wrong.push(`${found}, allows ${answer.headers.allow}`);
        wrong.push(...breaches(surface, answer).map((breach) => `${found}: ${breach}`));
      }
  expect(wrong).toEqual([]);
});

test("a program's surface sees no cookie, a browser's no authorization, however its path is written", async () => {
  const holder: Holder = await openHolder();
  const { slug } = holder.account;
  const { cookie } = holder.visitor;
  for (const path of [
    "/api/health",
    "/%61pi/health",
    "/api/health/ready",
    "/api/%68ealth/ready",
    "/api/nowhere",
    "/api/nowhere?x=1",
  ]) {
    const [plain, known] = [await send({ path }), await send({ path, headers: { cookie } })];
    expect([path, known.status, known.text, known.headers["set-cookie"]]).toEqual([
      path,
      plain.status,
      plain.text,
      undefined,
    ]);
  }
  const home = `/w/${slug}`;
  expect((await send({ path: home, headers: { cookie } })).status).toBe(200);
  const token = /session=([^;]+)/.exec(cookie)?.[1];
  for (const authorization of [`Bearer ${token}`, `Basic ${Buffer.from(`:${token}`).toString("base64")}`])
    expect((await send({ path: home, headers: { authorization } })).headers.location).toContain("/sign-in");
});

/** What no answer may lack, and what no program's may have. */
function breaches(surface: Surface, { status, headers }: Answer): string[] {
  const policy = headers["content-security-policy"] ?? "";
  return [
    ...(policy.includes("frame-ancestors 'none'") ? [] : ["may be framed"]),
    ...(isForPrograms(surface) && policy.includes("script-src") ? ["may run script"] : []),
    ...(isForPrograms(surface) && headers["set-cookie"] ? ["sets a cookie"] : []),
    ...(headers["x-content-type-options"] === "nosniff" ? [] : ["may be sniffed"]),
    ...(headers["x-request-id"] ? [] : ["has no id"]),
    ...(status >= 500 ? ["fails"] : []),
  ];
}

function post({ headers, ...rest }: Attempt): Attempt {
  return { method: "POST", ...rest, headers: { origin: origin().origin, ...form, ...headers } };
}

function call(id: string): Attempt {
  return post({ headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8" }, body: '["nowhere"]' });
}

const signOut = () => listActions().find(({ name }) => name.endsWith(" signOut"))?.id ?? "";
