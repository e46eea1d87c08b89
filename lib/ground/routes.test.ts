import { readdirSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { routes } from "./routes";

const id = "7b0f0e4c-8f44-4f0e-9d43-0a8d8a1a2b3c";

/** Lists the routes that stand in app/ as Next names them. It leaves out the machines' API, because no link leads there. */
function listRoutes(): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) && !file.startsWith("api/"))
    .map((file) => `/${file}`.replace(/\/(page\.tsx|route\.ts)$/, "") || "/");
}

test("each route of app/ has one builder, and no builder lacks a route", () => {
  expect(
    Object.values(routes)
      .map(({ pattern }) => pattern)
      .sort(),
  ).toEqual(listRoutes().sort());
});

test.each([
  [routes.landing(), "/"],
  [routes.home("acme"), "/w/acme"],
  [routes.member("acme", id, { act: "role" }), `/w/acme/admin/members/${id}?act=role`],
  [routes.members("acme", { q: "a&b=c d", after: "", before: null }), "/w/acme/admin/members?q=a%26b%3Dc+d"],
  [routes.policy("acme", { before: 12 }), "/w/acme/admin/policy?before=12"],
  [routes.resetPassword("acme", "a/b?c#d"), "/w/acme/reset-password/a%2Fb%3Fc%23d"],
  [routes.invitation(".."), "/invite/_"],
  [routes.invitation(""), "/invite/_"],
  [routes.invitation("\ud800"), "/invite/%EF%BF%BD"],
])("builds %s", (built, path) => {
  expect(built).toBe(path);
});

test("an address leads to its own route and nowhere else, with any parameters", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.webUrl(),
    fc.constantFrom(".", "..", "//evil.test", "\\", "%2e%2e"),
  );
  fc.assert(
    fc.property(text, text, text, (slug, other, value) => {
      const url = new URL(routes.member(slug, other, { act: value }), "https://gatehouse.test");
      expect(url.origin).toBe("https://gatehouse.test");
      expect(url.pathname).toMatch(/^\/w\/[^/]+\/admin\/members\/[^/]+$/);
      expect([...url.searchParams.keys()]).toEqual(value === "" ? [] : ["act"]);
    }),
  );
});

test("wrong routes and parameters do not compile", () => {
  // @ts-expect-error this route does not exist
  const none = () => routes.membres("acme");
  // @ts-expect-error the member is missing
  const less = () => routes.member("acme");
  // @ts-expect-error one parameter too many
  const more = () => routes.policy("acme", id);
  // @ts-expect-error the page does not read this query
  const unread = () => routes.policy("acme", { shown: "published" });
  expect([none, less, more, unread]).toHaveLength(4);
});
