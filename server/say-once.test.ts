import { expect, test } from "vitest";
import { sayOnce } from "@/server/say-once";
import { openDoor } from "@/test/open-door";

const page = "text/html; charset=utf-8";
const payload = "text/x-component";
const left = "gatehouse.flash=abc; Path=/; HttpOnly";
const back = "gatehouse.flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax";
const cookie = "theme=dark; gatehouse.flash=abc";

test.each([
  ["a page", 200, page, [back]],
  ["a page's data", 200, payload, [back]],
  ["a redirect", 307, page, undefined],
  ["a download", 200, "text/csv", undefined],
])("[W9] %s drawn with a result takes it back, what shows none leaves it", async (_, status, type, expected) => {
  const { call } = await openDoor(async (_request, response) => {
    response.setHeader("content-type", type);
    response.statusCode = status;
    response.end();
  });
  expect((await call("GET", { headers: { cookie } })).headers["set-cookie"]).toEqual(expected);
  expect((await call("GET", { headers: { cookie: "theme=dark" } })).headers["set-cookie"]).toBeUndefined();
});

test("[W9] a result said within the action's own response never reaches the browser; one not said yet does", async () => {
  const { call } = await openDoor(async (_, response) => {
    response.appendHeader("set-cookie", left);
    response.appendHeader("set-cookie", "theme=dark");
    response.setHeader("x-gatehouse-said", "1");
    response.end();
  });
  const said = await call("POST", { body: "[]" });
  expect(said.headers["set-cookie"]).toEqual(["theme=dark"]);
  expect(said.headers["x-gatehouse-said"]).toBeUndefined();
  const { call: later } = await openDoor(async (_, response) => {
    response.appendHeader("set-cookie", left);
    response.end();
  });
  expect((await later("POST", { body: "[]" })).headers["set-cookie"]).toEqual([left]);
});

test("[W9] Next's own request for the page marks it, and only it", () => {
  const headers = new Map<string, unknown>([["content-type", payload]]);
  const response = {
    statusCode: 200,
    writeHead: () => response,
    getHeader: (name: string) => headers.get(name),
    setHeader: (name: string, value: unknown) => headers.set(name, value),
  };
  type Given = Parameters<typeof sayOnce>;
  const request = { headers: { cookie } } as Given[0];
  sayOnce(request, response as never, { method: "GET", internal: true, secure: false });
  response.writeHead();
  expect(headers.get("x-gatehouse-said")).toBe("1");
});
