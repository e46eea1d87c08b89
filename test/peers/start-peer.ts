import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Listens on a port of its own at a loopback address until the test is over. Returns the port. */
export async function listenHere(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** A small web application that knows nothing of sign-ins: it answers with what it was sent. It upgrades connections too. */
export async function startEcho(): Promise<string> {
  const server = createServer((asked, response) => {
    let body = "";
    asked.setEncoding("utf8").on("data", (chunk) => {
      body += chunk;
    });
    asked.on("end", () =>
      response.end(JSON.stringify({ method: asked.method, url: asked.url, headers: asked.headers, body })),
    );
  });
  server.on("upgrade", (_, socket) =>
    socket.end("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
  );
  return `http://127.0.0.1:${await listenHere(server)}`;
}

/** Finds a port that is free now. */
export async function findPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** What stands around a configuration where nothing else does: where it listens, and where it keeps files. */
export const wrap = {
  nginx: (text: string, port: number) => ({
    port,
    files: {
      configuration: `daemon off;
pid nginx.pid;
error_log stderr warn;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxied;
  server {
    listen 127.0.0.1:${port};
${text}
  }
}
`,
    },
  }),
  caddy: (text: string, port: number) => ({
    port,
    files: { configuration: `{\n\tadmin off\n\tauto_https off\n}\n${text}` },
  }),
  apache2: (text: string, port: number) => ({
    port,
    files: {
      configuration: `ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile apache.pid
DefaultRuntimeDir .
ErrorLog error.log
User nobody
Group nogroup
LogLevel warn
${["mpm_event", "authn_core", "authz_core", "authz_user", "auth_openidc", "proxy", "proxy_http"]
  .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  .join("\n")}
${text}
`,
    },
  }),
};

const commands = {
  nginx: (folder: string, file: string) => ["-p", folder, "-e", "stderr", "-c", file],
  caddy: (folder: string, file: string) => ["run", "--adapter", "caddyfile", "--config", join(folder, file)],
  apache2: (folder: string, file: string) => ["-D", "FOREGROUND", "-d", folder, "-f", join(folder, file)],
};

type Configured = { port: number; files: Record<string, string>; from?: string; main?: string };

/** Starts a reverse proxy in a folder of its own, a copy of `from` with these files, until the test is over. */
export async function startProxy(
  name: keyof typeof commands,
  { port, files, from, main = "configuration" }: Configured,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `gatehouse-${name}-`));
  // The workers of nginx read pages and keep large bodies there, as another user.
  chmodSync(folder, 0o755);
  if (from) cpSync(from, folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(name, commands[name](folder, main), {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...home },
  });
  let said = "";
  for (const output of [child.stdout, child.stderr])
    output.on("data", (chunk) => {
      said += chunk;
    });
  onTestFinished(async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.kill("SIGTERM")) await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  for (let tries = 0; !(await isListening(port)); tries += 1) {
    if (child.exitCode !== null || tries > 200) throw new Error(`${name} did not start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

export type Got = { status: number; headers: IncomingHttpHeaders; text: string };

/** A browser of the test: it keeps cookies by host, as browsers do, whose cookies ignore ports. */
export class Browser {
  readonly cookies = new Map<string, Map<string, string>>();

  /** Sends one request, and follows nothing. */
  async send(address: string, { method = "GET", headers = {}, body = "" } = {}): Promise<Got> {
    const url = new URL(address);
    const own = this.cookies.get(url.hostname) ?? new Map<string, string>();
    this.cookies.set(url.hostname, own);
    const cookie = [...own].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = { ...(cookie && { cookie }), ...(body && { "content-length": String(body.length) }), ...headers };
    const got = await new Promise<Got>((resolve, reject) => {
      const asked = request(url, { method, headers: sent, agent: false }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk) => {
          text += chunk;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      asked.on("upgrade", (answer, socket) => {
        socket.destroy();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: "" });
      });
      asked.once("error", reject).end(body);
    });
    for (const line of got.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (line.includes("Max-Age=0")) own.delete(name);
      else own.set(name, value);
    }
    return got;
  }

  /** Opens a page as a person does, and follows where it leads. Returns the last answer, and each address on the way. */
  async open(address: string): Promise<Got & { way: string[] }> {
    const way = [address];
    for (;;) {
      const got = await this.send(way.at(-1) ?? "", { headers: { accept: "text/html", "sec-fetch-mode": "navigate" } });
      if (got.status < 300 || got.status > 399 || way.length > 10) return { ...got, way };
      way.push(new URL(got.headers.location ?? "", way.at(-1)).href);
    }
  }
}
