import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { certificate } from "@/test/attestation";
import { makeSigningKey } from "@/test/signing-key";
import { post } from "./post";

// A service in the network of an installation: https, on an address of this machine.
const got: string[] = [];
let server: Server;
let port = 0;

beforeAll(async () => {
  const key = makeSigningKey("ES256");
  const pem = key.privateKey.export({ format: "pem", type: "pkcs8" });
  const cert = `-----BEGIN CERTIFICATE-----\n${certificate(key, Buffer.alloc(16)).toString("base64")}\n-----END CERTIFICATE-----\n`;
  server = createServer({ key: pem, cert }, async (request, response) => {
    got.push(await text(request));
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

const before = { ...process.env };
beforeEach(() => {
  got.length = 0;
  // Its certificate is its own, so that whether it is reached is all that is asked here.
  set({ APP_URL: "https://gatehouse.acme.test", NODE_TLS_REJECT_UNAUTHORIZED: "0" });
});
afterEach(() => {
  const { APP_URL, ALLOW_PRIVATE_TARGETS, NODE_TLS_REJECT_UNAUTHORIZED } = before;
  set({ APP_URL, ALLOW_PRIVATE_TARGETS, NODE_TLS_REJECT_UNAUTHORIZED });
});

function set(changed: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(changed))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  Reflect.deleteProperty(globalThis, Symbol.for("gatehouse.settings"));
}

const tell = (host: string, scheme = "https") =>
  post(new URL(`${scheme}://${host}:${port}/sign-out`), { logout_token: "token" });

// The first two are addresses, the last is a name that leads to one.
test.each(["127.0.0.1", "[::ffff:127.0.0.1]", "localhost"])(
  "[G8] %s is told only where ALLOW_PRIVATE_TARGETS is on",
  async (host) => {
    await expect(tell(host)).rejects.toMatchObject({ cause: "not-public" });
    set({ ALLOW_PRIVATE_TARGETS: "off" });
    await expect(tell(host)).rejects.toMatchObject({ cause: "not-public" });
    expect(got).toEqual([]);
    set({ ALLOW_PRIVATE_TARGETS: "on" });
    await tell(host);
    expect(got).toEqual(["logout_token=token"]);
  },
);

test("[G8] ALLOW_PRIVATE_TARGETS allows neither plain http nor a certificate that no one vouches for", async () => {
  set({ ALLOW_PRIVATE_TARGETS: "on" });
  await expect(tell("127.0.0.1", "http")).rejects.toMatchObject({ cause: "not-https" });
  set({ NODE_TLS_REJECT_UNAUTHORIZED: undefined });
  await expect(tell("127.0.0.1")).rejects.toMatchObject({ cause: "unreachable" });
  expect(got).toEqual([]);
});
