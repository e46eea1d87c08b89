import "@/test/database";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findProgram } from "./find-program";
import { guard } from "./guard";
import { findPort, startProxy } from "./start-peer";

const examples = {
  nginx: { folder: "examples/behind-nginx", main: "nginx.conf", pasted: "gatehouse.conf", shown: "nginx" },
  caddy: { folder: "examples/behind-caddy", main: "Caddyfile", pasted: "gatehouse.caddy", shown: "Caddy" },
} as const;

const programs = { nginx: findProgram("nginx", "-v"), caddy: findProgram("caddy", "version") };

describe.each(["nginx", "caddy"] as const)("the static site behind %s", (proxy) => {
  test.skipIf(!programs[proxy])("[G9] is reached by members alone, once the configuration is pasted", async () => {
    const { folder, main, pasted, shown } = examples[proxy];
    const [site, port] = [await findPort(), await findPort()];
    const { address, browser, end, configuration } = await guard(port);
    // The example's ports may be taken on this machine. Nothing else is changed.
    const moved = readFileSync(`${folder}/${main}`, "utf8")
      .replaceAll("8080", String(site))
      .replaceAll("8081", String(port));
    const files = { [main]: moved, [pasted]: configuration(shown, `http://127.0.0.1:${site}`) };
    await startProxy(proxy, { port, files, from: folder, main });
    const opened = await browser.open(`${address}/`);
    expect([opened.status, opened.text]).toEqual([200, expect.stringContaining("<h1>Handbook</h1>")]);
    await end();
    expect((await browser.send(address)).status).toBe(401);
  });
});
