import { expect, test } from "vitest";
import { forwardHeaders, type Knowledge } from "@/server/forward-headers";
import { surfaceOf } from "@/server/surfaces";

const known: Knowledge = {
  appUrl: new URL("https://gate.example.com"),
  address: "203.0.113.9",
  requestId: "5f0e",
  nonce: "abc",
  policy: "default-src 'none'",
  pass: "secret",
  internal: false,
  direct: false,
};

const browser = surfaceOf("/");

test("a client can say nothing that only the server knows", () => {
  const forged = Object.fromEntries(
    [
      "x-gatehouse-address",
      "x-request-id",
      "x-gatehouse-nonce",
      "x-gatehouse-direct",
      "x-forwarded-for",
      "x-forwarded-host",
      "x-real-ip",
      "x-middleware-rewrite",
      "x-matched-path",
      "x-action-forwarded",
      "x-next-revalidated-tags",
      "next-resume",
      "content-security-policy-report-only",
      "authorization",
    ].map((name) => [name, "forged"]),
  );
  const headers = forwardHeaders({ ...forged, host: "evil.example", cookie: "a=b" }, known, browser, false);
  expect(Object.values(headers)).not.toContain("forged");
  expect(headers).toEqual({
    cookie: "a=b",
    host: "gate.example.com",
    "content-security-policy": "default-src 'none'",
    "x-forwarded-host": "gate.example.com",
    "x-forwarded-proto": "https",
    "x-gatehouse-address": "203.0.113.9",
    "x-gatehouse-internal": "secret",
    "x-gatehouse-nonce": "abc",
    "x-request-id": "5f0e",
  });
});

test("a program's surface gets its authorization and no cookie; static files and health neither", () => {
  const sent = { cookie: "gatehouse.session=a", authorization: "Bearer b", accept: "*/*" };
  const pick = (target: string) => {
    const { cookie, authorization, accept } = forwardHeaders(sent, known, surfaceOf(target), false);
    return { cookie, authorization, accept };
  };
  expect(pick("/api/anything")).toEqual({ cookie: undefined, authorization: "Bearer b", accept: "*/*" });
  expect(pick("/api/health/ready")).toEqual({ cookie: undefined, authorization: undefined, accept: "*/*" });
  expect(pick("/_next/static/a.js")).toEqual({ cookie: undefined, authorization: undefined, accept: "*/*" });
  expect(pick("/w/acme")).toEqual({ cookie: "gatehouse.session=a", authorization: undefined, accept: "*/*" });
});

test("the app is told whether a request came directly", () => {
  expect(forwardHeaders({}, { ...known, direct: true }, browser, false)["x-gatehouse-direct"]).toBe("1");
  const forged = { "x-gatehouse-direct": "1" };
  expect(forwardHeaders(forged, known, browser, false)["x-gatehouse-direct"]).toBeUndefined();
});

test("Next's own requests keep how directly the first one came", () => {
  const internal = { ...known, internal: true, direct: false };
  expect(
    forwardHeaders({ "x-gatehouse-direct": "1", "x-forwarded-host": "x" }, internal, browser, false)[
      "x-gatehouse-direct"
    ],
  ).toBe("1");
  expect(forwardHeaders({ "x-forwarded-host": "x" }, internal, browser, false)["x-gatehouse-direct"]).toBeUndefined();
});
