import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright/test";
import { findFreePort } from "./fixtures/instance";
import * as journey from "./fixtures/journey";
import { type ProxyStyle, startProxy } from "./fixtures/proxy";
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

/** Adds an application behind a proxy, and returns where the configuration that is shown for it finds its gate. */
async function addWiki(page: Page, workspace: journey.Workspace, address: string, style: ProxyStyle): Promise<string> {
  await page.goto(`${workspace.path}/admin/applications`);
  await page.getByLabel("Name").fill("Wiki");
  await page.getByLabel("Behind a proxy").check();
  await page.getByLabel("Address", { exact: true }).fill(address);
  await page.getByRole("button", { name: "Add application" }).click();
  const shown = page.getByRole("group", { name: "Configuration" }).locator("details", { hasText: names[style] });
  await expect(shown).toHaveCount(1);
  const text = (await shown.locator("pre").textContent()) ?? "";
  const [path = ""] = /\/w\/[\w-]+\/gate\/[\w-]{36}(?=\/check)/.exec(text) ?? [];
  const [origin = ""] = /https?:\/\/localhost:\d+/.exec(text) ?? [];
  return origin + path;
}

const names = { auth_request: "nginx", forward_auth: "Caddy" };

// nginx and Caddy themselves are driven by `npm run test:peers`.
for (const style of ["auth_request", "forward_auth"] as const) {
  test.describe(`behind a proxy that asks by ${style}`, () => {
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
      const gate = await addWiki(page, workspace, address, style);
      const stop = await startProxy({ gate, application: wiki.address, port, style });
      try {
        await page.goto(`${address}/page?of=handbook`);
        await journey.seeHeading(page, "Wiki");
        expect(page.url()).toBe(`${address}/page?of=handbook`);
        await expect(page.getByText(`email: ${owner.email}`)).toBeVisible();
        await expect(page.getByText("role: owner")).toBeVisible();

        const other = await openVisitor();
        await other.goto(`${address}/other`);
        await journey.seeHeading(other, /Sign in/);
        await expect(other.getByText("To continue to Wiki")).toBeVisible();
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
        stop();
        wiki.server.close();
        wiki.server.closeAllConnections();
      }
    });
  });
}
