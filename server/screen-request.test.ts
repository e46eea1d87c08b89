import { describe, expect, test } from "vitest";
import { type RequestHead, screenRequest } from "@/server/screen-request";
import { surfaceOf } from "@/server/surfaces";

const appUrl = new URL("https://gate.example.com");
const screen = (head: Partial<RequestHead>, url = appUrl) =>
  screenRequest(
    { method: "GET", target: "/", hosts: 1, ...head, headers: { host: url.host, ...head.headers } },
    surfaceOf(head.target ?? "/"),
    url,
  )?.status;

const post = (headers: RequestHead["headers"]) => screen({ method: "POST", headers });

describe("the host", () => {
  test.each(["gate.example.com", "GATE.example.com", "gate.example.com:443"])("%s is ours", (host) => {
    expect(screen({ headers: { host } })).toBeUndefined();
  });

  test.each([
    "gate.example.com:80",
    "gate.example.com.evil.example",
    "evil.example",
    "gate.example.com@evil.example",
    "",
  ])("%s is not", (host) => {
    expect(screen({ headers: { host } })).toBe(421);
  });

  test("may be missing or any for the health check alone", () => {
    expect(screen({ target: "/api/health", headers: { host: "10.0.0.7" } })).toBeUndefined();
    expect(screen({ target: "/api/health/ready", headers: { host: "10.0.0.7" } })).toBeUndefined();
    expect(screen({ target: "/api/health/other", headers: { host: "10.0.0.7" } })).toBe(421);
    expect(screen({ target: "/api/health?x", headers: { host: "10.0.0.7" } })).toBe(421);
    expect(screen({ method: "POST", target: "/api/health", headers: { host: "10.0.0.7" } })).toBe(421);
  });

  test("is named once", () => {
    expect(screen({ hosts: 2 })).toBe(400);
  });

  test("on a port of its own has to name it", () => {
    const local = new URL("http://localhost:3000");
    expect(screen({ headers: { host: "localhost:3000" } }, local)).toBeUndefined();
    expect(screen({ headers: { host: "localhost" } }, local)).toBe(421);
  });
});

describe("the origin of what changes something", () => {
  test("is APP_URL's, with or without the browser's own word", () => {
    expect(post({ origin: "https://gate.example.com" })).toBeUndefined();
    expect(post({ origin: "https://gate.example.com", "sec-fetch-site": "same-origin" })).toBeUndefined();
  });

  test.each([
    [{}],
    [{ origin: "null" }],
    [{ origin: "http://gate.example.com" }],
    [{ origin: "https://gate.example.com:443" }],
    [{ origin: "https://gate.example.com/" }],
    [{ origin: "https://evil.gate.example.com" }],
    [{ origin: "https://gate.example.com, https://evil.example" }],
    [{ origin: "https://gate.example.com", "sec-fetch-site": "cross-site" }],
    [{ origin: "https://gate.example.com", "sec-fetch-site": "same-site" }],
    [{ origin: "https://gate.example.com", "sec-fetch-site": "none" }],
    [{ referer: "https://gate.example.com/" }],
  ])("is refused as %j", (headers) => {
    expect(post(headers)).toBe(403);
  });
});

describe("the target", () => {
  test.each([
    "/",
    "/w/acme/sign-in",
    "/w/acme/admin/members?search=J%C3%BCrgen+M&twoFactor=enabled",
    "/_next/static/chunks/a~b.js",
  ])("%s passes", (target) => {
    expect(screen({ target })).toBeUndefined();
  });

  test.each([
    "",
    "*",
    "http://evil.example/",
    "//evil.example",
    "/a//b",
    "/a\\b",
    "/a%5Cb",
    "/a%00b",
    "/?q=%00",
    "/a%0d",
    "/a%1fb",
    "/a%7f",
    "/%",
    "/%e2%82",
    "/%c0%af",
    "/a b",
    "/a#b",
    "/%2fapi/health",
    "/api/../w/acme",
    "/api/..",
    "/./api/health",
    "/api/%2e%2E/w/acme",
    "/api/..%2fw/acme",
  ])("%s does not", (target) => {
    expect(screen({ target })).toBe(400);
  });
});

describe("what is posted", () => {
  const origin = "https://gate.example.com";

  test.each(["/api/health", "/api/health/ready", "/api/anything", "/_next/static/chunks/a.js"])(
    "is not %s",
    (target) => {
      expect(screen({ method: "POST", target, headers: { origin } })).toBe(405);
    },
  );

  test("is a page's action", () => {
    expect(screen({ method: "POST", target: "/w/acme/sign-in", headers: { origin } })).toBeUndefined();
  });
});

describe("the router's header", () => {
  const state = (value: unknown) =>
    screen({ headers: { "next-router-state-tree": encodeURIComponent(JSON.stringify(value)) } });

  test("as Next's router writes it passes", () => {
    const page = ["__PAGE__", {}, null, null, 0];
    expect(
      state([
        "",
        { children: [["workspace", "acme", "d", null], { children: page }, null, "refetch"] },
        null,
        null,
        16,
      ]),
    ).toBeUndefined();
  });

  test.each([
    [null],
    [{}],
    [[]],
    ["x"],
    [["", []]],
    [["", { children: 1 }]],
    [[1, {}]],
    [["", {}, "x"]],
    [["", {}, null, "all"]],
  ])("%j does not", (value) => {
    expect(state(value)).toBe(400);
  });
});
