import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { surfaceOf, surfaces } from "@/server/surfaces";

test.each([
  ["/", "browser"],
  ["/w/acme/sign-in?because=expired", "browser"],
  ["/api", "browser"],
  ["/apiary", "browser"],
  ["/_next/data/x.json", "browser"],
  ["/w/api/health", "browser"],
  ["/?x=/api/health", "browser"],
  ["/api/health", "health"],
  ["/outbox?mail=x", "browser"],
  ["/outbox/html/x.json", "mail"],
  ["/outbox/html/x.json?y", "mail"],
  ["/outbox/html/x/y", "browser"],
  ["/api/health/ready", "health"],
  ["/api/health?x", "machine"],
  ["/api/health/", "machine"],
  ["/api/health/ready/more", "machine"],
  ["/%61pi/%68ealth", "health"],
  ["/%61pi/other", "machine"],
  ["/api%2fother", "machine"],
  ["/api/%zz", "machine"],
  ["/api/other?x=%zz", "machine"],
  ["/w/acme%3F/api/health", "browser"],
  ["/w/acme/oidc/auth?client_id=x", "authorization"],
  ["/w/acme/oidc/auth/0d9e4f6a-1111-4c1b-9a52-3f0f6c1d2e3b", "authorization"],
  ["/w/acme/oidc/end-session", "authorization"],
  ["/w/acme/oidc/token", "openid"],
  ["/w/acme/oidc/token/auth", "browser"],
  ["/w/acme/x/oidc/auth", "browser"],
  ["/w/acme%2Fx/oidc/auth", "browser"],
  ["/w/acme/.well-known/openid-configuration", "openid"],
  ["/w/acme/xwell-known/openid-configuration", "browser"],
  ["/w/acme/continue/0d9e4f6a-1111-4c1b-9a52-3f0f6c1d2e3b", "browser"],
  ["/w/acme/logo/0123456789abcdef0123456789abcdef", "brand"],
  ["/w/acme/brand/1f6f6b?x", "brand"],
  ["/w/acme/logo", "browser"],
  ["/w/acme/logo/a/b", "browser"],
  ["/_next/static/chunks/a~b.js", "static"],
  ["/%5Fnext/static/a.js", "static"],
])("%s lies on the surface %s", (target, name) => {
  expect(surfaceOf(target).name).toBe(name);
});

test("of the app's surfaces, one that sees no cookie takes no POST, and one that takes POSTs is for pages", () => {
  for (const { methods, posts, cookies, policy, serves, origin } of surfaces) {
    expect(methods.includes("POST")).toBe(posts !== null);
    if (serves !== "app") continue;
    expect([cookies, origin]).toEqual([posts !== null, "own"]);
    if (posts) expect(policy).toBe("page");
  }
});

test("a surface that takes posts from anywhere shows no page of the app, and what sees an authorization header sees no cookie", () => {
  for (const { serves, origin, policy, cookies, authorization } of surfaces) {
    if (origin === "any") expect([serves === "app", policy]).toEqual([false, "nothing"]);
    if (authorization) expect(cookies).toBe(false);
  }
});

test("each endpoint lies on the surface that it was written for: a new one is added here, once it is clear which", () => {
  const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .map((file) => `/${file.replace(/\/?route\.ts$/, "")}`);
  expect(Object.fromEntries(routes.sort().map((route) => [route, surfaceOf(route).name]))).toEqual({
    "/.well-known/change-password": "browser",
    "/api/health": "health",
    "/api/health/ready": "health",
    "/outbox/html/[mail]": "mail",
    "/w/[workspace]/account/profile/export": "browser",
    "/w/[workspace]/admin/audit/export": "browser",
    "/w/[workspace]/admin/find": "browser",
    "/w/[workspace]/admin/members/export": "browser",
    "/w/[workspace]/admin/settings/export": "browser",
    "/w/[workspace]/brand/[accent]": "brand",
    "/w/[workspace]/logo/[version]": "brand",
  });
});
