import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { findFreePort } from "@/e2e/fixtures/instance";
import { isDirect } from "./is-direct";
import { findAccount, isService } from "./peer-account";

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 11 1 0000 100 0 0 10 0
   1: 0100007F:9C41 0100007F:0BB8 01 00000000:00000000 00:00000000 00000000    33        0 12 1 0000 20 4 30 10 -1
   2: 0100007F:0BB8 0100007F:9C41 01 00000000:00000000 00:00000000 00000000  1000        0 13 1 0000 20 4 30 10 -1
`;

test("[B6] the account at the other end of a connection is read from the kernel's table", () => {
  expect(findAccount(table, { localPort: 3000, remotePort: 0x9c41 })).toBe(33);
  expect(findAccount(table, { localPort: 0x9c41, remotePort: 3000 })).toBe(1000);
  expect(findAccount(table, { localPort: 3000, remotePort: 1 })).toBeUndefined();
});

const hasNginx = process.platform === "linux" && process.getuid?.() === 0 && spawnSync("nginx", ["-v"]).status === 0;

test.skipIf(!hasNginx)(
  "[B6] a proxy on this machine that adds no header and speaks HTTP/1.1 is told by its account; a program that asks itself is not",
  async () => {
    const seen: { direct: boolean; service: boolean }[] = [];
    const server = createServer((request, response) => {
      seen.push({ direct: isDirect(request, false), service: isService(request.socket) });
      response.end("ok");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const front = await findFreePort();
    const folder = mkdtempSync(join(tmpdir(), "gatehouse-nginx-"));
    chmodSync(folder, 0o755);
    const site = `location / { proxy_pass http://127.0.0.1:${port}; proxy_http_version 1.1; proxy_set_header Connection "";
    proxy_set_header Host localhost:${port}; }`;
    const conf = `daemon off; pid ${folder}/pid; error_log ${folder}/log; user www-data; events {}
    http { access_log off; server { listen 127.0.0.1:${front}; ${site} } }`;
    writeFileSync(join(folder, "conf"), conf);
    const nginx = spawn("nginx", ["-c", join(folder, "conf"), "-p", folder], { stdio: "ignore" });
    try {
      await vi.waitFor(() => fetch(`http://127.0.0.1:${front}/`), { timeout: 20_000, interval: 100 });
      expect(seen.at(-1)?.service).toBe(true);
      await fetch(`http://127.0.0.1:${port}/`);
      expect(seen.at(-1)).toEqual({ direct: true, service: false });
    } finally {
      nginx.kill("SIGTERM");
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
