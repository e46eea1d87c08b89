import { expect, test } from "vitest";
import { linkId, noLinkId } from "@/lib/ground/links";
import { routes } from "@/lib/ground/routes";
import { moveRequest } from "@/server/move-request";
import { openDoor } from "@/test/open-door";

const token = "a1-_".repeat(10).concat("xyz");
const id = linkId(token);
const now = new Date("2026-11-26T12:00:00Z");
const ask = (target: string, { cookie = "", secure = false } = {}) => moveRequest({ target, cookie, secure, now });

const entries = [
  [routes.invitation(token), routes.invitation(id)],
  [routes.resetPassword("acme", token), routes.resetPassword("acme", id)],
  [routes.stopReset("acme", token), routes.stopReset("acme", id)],
  [routes.stopPolicy("acme", token), routes.stopPolicy("acme", id)],
] as const;

test.each(entries)("[B6] %s moves its token into a cookie", (entry, page) => {
  for (const written of [
    entry,
    `${entry}/`,
    `${entry}?utm_source=mail`,
    entry.replace("acme", "AcMe"),
    entry.replace("/i", "/%69"),
  ]) {
    const move = ask(written);
    expect(move, written).toMatchObject({ status: 303, location: page });
    expect(move?.cookies).toEqual([
      `gatehouse.link.${id}=${now.getTime().toString(36)}.${token}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax`,
    ]);
  }
  expect(ask(page), "the page itself stays").toBeUndefined();
});

test("[B6] over https the cookie is bound to the host", () => {
  expect(ask(routes.invitation(token), { secure: true })?.cookies[0]).toMatch(
    /^__Host-gatehouse\.link\.\w+=.*; Secure$/,
  );
});

test("[B6] what is no token leaves the address too, and is not kept", () => {
  for (const odd of ["short", `${token}.`, `${token}${token}`, "<b>", "%E2%80%8E"]) {
    const move = ask(`/invite/${odd}`);
    expect(move?.location, odd).toBe(routes.invitation(noLinkId));
    expect(move?.cookies).toEqual([]);
  }
});

test("[B6] a browser keeps eight opened links, and the oldest goes", () => {
  let jar: [name: string, value: string][] = [];
  for (let n = 0; n < 12; n++) {
    const one = String(n).padStart(43, "t");
    const cookie = jar.map((pair) => pair.join("=")).join("; ");
    const at = new Date(now.getTime() + n * 1000);
    const { cookies = [] } = moveRequest({ target: routes.invitation(one), cookie, secure: false, now: at }) ?? {};
    for (const [name = "", value = ""] of cookies.map((set) => (set.split(";")[0] ?? "").split("="))) {
      jar = jar.filter(([known]) => known !== name);
      if (value) jar.push([name, value]);
    }
  }
  const kept = Array.from({ length: 8 }, (_, n) => linkId(String(n + 4).padStart(43, "t")));
  expect(jar.map(([name]) => name.slice("gatehouse.link.".length)).sort()).toEqual(kept.sort());
});

test("[B6] the app never sees a token in an address, whatever reads first", async () => {
  const seen: string[] = [];
  const { call } = await openDoor(async ({ url = "" }, response) => {
    seen.push(url);
    response.end("page");
  });
  for (const [entry, page] of entries) {
    for (const [method, headers] of [
      ["GET", {}],
      ["HEAD", {}],
      ["GET", { "sec-purpose": "prefetch" }],
      ["GET", { rsc: "1" }],
    ] as const) {
      const { status, headers: answered, text } = await call(method, { path: entry, headers });
      expect({ status, location: answered.location, text }).toEqual({ status: 303, location: page, text: "" });
      expect(answered["cache-control"]).toContain("no-store");
      expect(answered["referrer-policy"]).toBe("same-origin");
    }
    expect((await call("GET", { path: page })).text).toBe("page");
  }
  expect(seen).toEqual(entries.map(([, page]) => page));
});

test.each([
  ["/w/Demo", "/w/demo"],
  ["/w/DEMO/sign-in?because=password", "/w/demo/sign-in?because=password"],
  ["/w/%44emo/admin/members?q=A%20b", "/w/demo/admin/members?q=A%20b"],
  ["/w/ＤＥＭＯ/admin".replace("ＤＥＭＯ", encodeURIComponent("ＤＥＭＯ")), "/w/demo/admin"],
])("[E7] %s is sent to %s", (target, location) => {
  expect(ask(target)).toEqual({ status: 308, location, cookies: [] });
});

test.each([
  "/w/demo",
  "/w/demo/Sign-In",
  "/w/demo-2/admin",
  "/w/not_a_slug",
  "/w/",
  "/W/Demo",
  "/",
  "/new",
  "/w/-Demo",
])("[E7] %s stays", (target) => {
  expect(ask(target)).toBeUndefined();
});
