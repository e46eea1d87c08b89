import "@/test/database";
import { describe, expect, test } from "vitest";
import { findProgram } from "./find-program";
import { guard } from "./guard";
import { Browser, findPort, startEcho, startProxy, wrap } from "./start-peer";

/** Puts an application that answers with what it was sent behind a proxy. */
async function guardEcho(proxy: "nginx" | "caddy") {
  const port = await findPort();
  const guarded = await guard(port);
  const name = proxy === "nginx" ? "nginx" : "Caddy";
  await startProxy(proxy, wrap[proxy](guarded.configuration(name, await startEcho()), port));
  return guarded;
}

const programs = {
  nginx: findProgram("nginx", "-v"),
  caddy: findProgram("caddy", "version"),
};

describe.each(["nginx", "caddy"] as const)("%s, with the configuration as it is shown", (proxy) => {
  const each = test.skipIf(!programs[proxy]);

  each("[G9] leads a member to the application and tells it who they are", async () => {
    const { address, browser, bo } = await guardEcho(proxy);
    const opened = await browser.open(`${address}/page?q=1&r=%C3%A9`);
    expect(opened.way.map((step) => new URL(step).pathname)).toEqual([
      "/page",
      "/.gatehouse/start",
      expect.stringMatching(/\/enter$/),
      "/.gatehouse/finish",
      "/page",
    ]);
    expect(opened.status).toBe(200);
    const { url, headers } = JSON.parse(opened.text);
    expect(url).toBe("/page?q=1&r=%C3%A9");
    expect(headers).toMatchObject({
      "remote-user": bo.id,
      "remote-email": bo.email,
      "remote-name": "B%C3%B6%20Member",
      "remote-role": "member",
      "remote-assertion": expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    });
  });

  each("[G9] a request's own copies of the headers never arrive", async () => {
    const { address, browser, bo } = await guardEcho(proxy);
    await browser.open(address);
    const names = ["Remote-User", "REMOTE-EMAIL", "remote-role", "Remote-Name", "Remote-Assertion", "Remote_User"];
    const forged = Object.fromEntries(names.map((name) => [name, "forged"]));
    const { status, text } = await browser.send(address, { headers: forged });
    expect(status).toBe(200);
    expect(text).not.toContain("forged");
    expect(JSON.parse(text).headers["remote-user"]).toBe(bo.id);
  });

  each("[G9] calls of programs get 401, with any method, and nothing reaches the application", async () => {
    const { address } = await guardEcho(proxy);
    const stranger = new Browser();
    const json = { accept: "application/json", "sec-fetch-mode": "cors" };
    for (const method of ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"]) {
      const body = method === "POST" || method === "PUT" ? "a=b" : "";
      const got = await stranger.send(`${address}/api`, { method, headers: json, body });
      expect([method, got.status]).toEqual([method, 401]);
    }
    const page = { accept: "text/html", "sec-fetch-mode": "navigate" };
    expect((await stranger.send(address, { method: "POST", headers: page, body: "a=b" })).status).toBe(401);
    const upgrade = { connection: "Upgrade", upgrade: "websocket", "sec-fetch-mode": "websocket" };
    expect((await stranger.send(address, { headers: upgrade })).status).toBe(401);
    expect((await stranger.send(`${address}/.gatehouse/check`)).status).not.toBe(200);
  });

  each("[G9] a member's own calls pass with their bodies", async () => {
    const { address, browser } = await guardEcho(proxy);
    await browser.open(address);
    const body = "x".repeat(200_000);
    const posted = await browser.send(`${address}/api`, { method: "POST", body });
    expect(posted.status).toBe(200);
    expect(JSON.parse(posted.text)).toMatchObject({ method: "POST", url: "/api", body });
    expect((await browser.send(`${address}/api`, { method: "HEAD" })).status).toBe(200);
    expect((await browser.send(`${address}/api`, { method: "DELETE" })).status).toBe(200);
  });

  each("[G10] a session that ended is seen at the very next request", async () => {
    const { address, browser, end } = await guardEcho(proxy);
    expect((await browser.open(address)).status).toBe(200);
    expect((await browser.send(address)).status).toBe(200);
    await end();
    const json = { accept: "application/json", "sec-fetch-mode": "cors" };
    expect((await browser.send(address, { headers: json })).status).toBe(401);
    const led = await browser.open(address);
    expect(led.way.at(-1)).toMatch(/\/w\/[^/]+\/continue\/[0-9a-f-]{36}$/);
  });

  each("[G9] a link that someone sends leads nowhere but to the application's own host", async () => {
    const { address, browser } = await guardEcho(proxy);
    for (const to of ["//evil.test/", "https://evil.test/", "/\\evil.test", "@evil.test"]) {
      const opened = await browser.open(`${address}/.gatehouse/start?to=${encodeURIComponent(to)}`);
      expect(new URL(opened.way.at(-1) ?? "").origin).toBe(address);
    }
    const headers = { "x-forwarded-host": "evil.test", "x-original-url": "https://evil.test/", accept: "text/html" };
    const { headers: got } = await new Browser().send(address, { headers });
    expect(new URL(got.location ?? "").origin).toBe(address);
  });

  each("[G9] who gets somebody else's last link is signed in as no one", async () => {
    const { address, browser } = await guardEcho(proxy);
    const begun = await browser.send(`${address}/.gatehouse/start`);
    const sent = await browser.send(begun.headers.location ?? "");
    const victim = new Browser();
    const tried = await victim.send(sent.headers.location ?? "");
    expect([tried.status, tried.headers["set-cookie"]]).toEqual([303, undefined]);
    expect((await victim.send(address)).status).toBe(401);
    expect((await browser.send(sent.headers.location ?? "")).headers["set-cookie"]).toHaveLength(2);
    expect((await browser.send(address)).status).toBe(200);
  });
});
