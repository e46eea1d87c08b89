import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { findFreePort } from "./fixtures/instance";
import * as journey from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

/** A web application that knows nothing of sign-ins: its page shows what it was told. */
async function startWiki(): Promise<{ server: Server; address: string }> {
  const server = createServer(({ headers }, response) => {
    const told = ["user", "email", "name", "role"].map(
      (word) => `<p>${word}: ${headers[`remote-${word}`] ?? "none"}</p>`,
    );
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,"><h1>Wiki</h1>${told.join("")}`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const around = {
  nginx: (text: string, port: number) =>
    `daemon off; pid nginx.pid; error_log stderr warn; events {}
http { access_log off; client_body_temp_path body; proxy_temp_path proxied;
server { listen 127.0.0.1:${port};\n${text}\n} }`,
  caddy: (text: string) => `{\n\tadmin off\n\tauto_https off\n}\n${text}`,
};

const commands = {
  nginx: (folder: string) => ["-p", folder, "-e", "stderr", "-c", "configuration"],
  caddy: (folder: string) => ["run", "--adapter", "caddyfile", "--config", join(folder, "configuration")],
};

/** Starts a proxy with the text that the console shows, in which only the upstream was changed. */
async function startProxy(name: "nginx" | "caddy", text: string, port: number): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), `gatehouse-${name}-`));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "configuration"), around[name](text, port));
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child: ChildProcess = spawn(name, commands[name](folder), { cwd: folder, stdio: "ignore", env });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${port}/`).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(401);
  return async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Adds an application behind a proxy, and returns the configuration that is shown for it. */
async function addWiki(page: Page, workspace: journey.Workspace, address: string, proxy: string): Promise<string> {
  await page.goto(`${workspace.path}/admin/applications`);
  await page.getByLabel("Name").fill("Wiki");
  await page.getByLabel("Behind a proxy").check();
  await page.getByLabel("Address", { exact: true }).fill(address);
  await page.getByRole("button", { name: "Add application" }).click();
  const shown = page.getByRole("group", { name: "Configuration" }).locator("details", { hasText: proxy });
  await expect(shown).toHaveCount(1);
  return (await shown.locator("pre").textContent()) ?? "";
}

for (const proxy of ["nginx", "caddy"] as const) {
  test.describe(`behind ${proxy}`, () => {
    test.skip(spawnSync(proxy, ["-v"]).error !== undefined, `${proxy} is not installed here`);
    // A page that is fetched after its session ended is refused.
    test.use({ allowedComplaints: [/401/] });

    test("[G9] [G10] a member signs in on the way to an application that speaks no protocol, and is out at the next request after their session ended", async ({
      page,
      openVisitor,
    }) => {
      const owner = journey.inventPerson("Olga Owner");
      const workspace = await journey.openWorkspace(page, owner);
      const port = await findFreePort();
      const address = `http://127.0.0.1:${port}`;
      const wiki = await startWiki();
      const text = await addWiki(page, workspace, address, proxy === "nginx" ? "nginx" : "Caddy");
      const stop = await startProxy(proxy, text.replace("http://127.0.0.1:8080", wiki.address), port);
      try {
        await page.goto(`${address}/page?of=handbook`);
        await journey.seeHeading(page, "Wiki");
        expect(page.url()).toBe(`${address}/page?of=handbook`);
        await expect(page.getByText(`email: ${owner.email}`)).toBeVisible();
        await expect(page.getByText("role: owner")).toBeVisible();

        const other = await openVisitor();
        await other.goto(`${address}/other`);
        await journey.seeHeading(other, /Sign in/);
        await expect(other.getByText("to continue to Wiki")).toBeVisible();
        await other.getByLabel("Email").fill(owner.email);
        await other.getByLabel("Password", { exact: true }).fill(owner.password);
        await other.getByRole("button", { name: "Sign in", exact: true }).click();
        await journey.seeHeading(other, "Two-factor authentication");
        await other.getByLabel("Verification code").fill((await owner.app?.nextCode()) ?? "");
        await other
          .getByRole("button", { name: "Verify" })
          .click({ timeout: 5_000 })
          .catch(() => undefined);
        await journey.seeHeading(other, "Wiki");
        expect(other.url()).toBe(`${address}/other`);

        await page.goto(`${workspace.path}/account/security`);
        await page.getByRole("region", { name: "Sessions" }).getByRole("button", { name: "End all others" }).click();
        await expect(page.getByRole("region", { name: "Sessions" }).getByRole("button", { name: /^End/ })).toHaveCount(
          0,
        );
        expect(await other.evaluate(() => fetch("/data").then(({ status }) => status))).toBe(401);
        await other.reload();
        await journey.seeHeading(other, /Sign in/);
        await page.goto(address);
        await journey.seeHeading(page, "Wiki");
      } finally {
        await stop();
        wiki.server.close();
        wiki.server.closeAllConnections();
      }
    });
  });
}
