import { type IncomingHttpHeaders, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readSettings } from "@/lib/ground/settings";
import { makeDoor } from "@/server/door";
import { type DoorLimits, doorLimits } from "@/server/door-limits";
import type { Answer } from "@/server/handle-request";
import { listen } from "@/server/listen";

export const host = "localhost:3000";
const secrets = { authSecret: "s".repeat(32), encryptionKeys: `k1:${Buffer.alloc(32).toString("base64")}` };

/** The headers with which a page's script calls an action. */
export const actionCall = {
  host,
  origin: `http://${host}`,
  "next-action": `40${"ab".repeat(20)}`,
  "content-type": "text/plain;charset=UTF-8",
};

export type Answered = { status: number; headers: IncomingHttpHeaders; text: string };
type Sent = { path?: string; headers?: Record<string, string | undefined>; body?: string; from?: string };

/** A real server behind the door, until the test is over: on a port of its own, for APP_URL http://localhost:3000. */
export type OpenDoor = {
  call(method: string, sent?: Sent): Promise<Answered>;
  /** Opens a connection from an address of this machine (127.0.0.0/8). */
  connect(from?: string): Promise<Socket>;
};

/** Opens the door in front of an app that answers as given; limits replace those of the product by their first names. */
export async function openDoor(
  answer: Answer,
  { proxies = "", limits = {}, dataDir }: { proxies?: string; limits?: Partial<DoorLimits>; dataDir?: string } = {},
): Promise<OpenDoor> {
  const settings = readSettings(
    { TRUSTED_PROXIES: proxies, DATA_DIR: dataDir ?? join(tmpdir(), "gatehouse-door") },
    () => secrets,
  );
  const door = makeDoor(settings, answer, false, { ...doorLimits, ...limits });
  const [server] = await listen(door, 0, [["127.0.0.1"]]);
  if (!server) throw new Error("No server.");
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
    door.stop();
  });
  return {
    call: (method, { path = "/w/acme/sign-in", headers = {}, body, from = "127.0.0.1" } = {}) =>
      new Promise((resolve, reject) => {
        const all = method === "POST" ? { ...actionCall, ...headers } : { host, ...headers };
        const own = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
        const to = { port, host: "127.0.0.1", localAddress: from, agent: false, method, path, headers: own };
        const sent = request(to, (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk) => {
            text += chunk;
          });
          response.once("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
          response.once("error", reject);
        });
        sent.once("error", reject).end(body ?? (method === "POST" ? "[]" : undefined));
      }),
    connect: (from = "127.0.0.1") =>
      new Promise((resolve, reject) => {
        const socket = connect({ port, host: "127.0.0.1", localAddress: from });
        onTestFinished(() => void socket.destroy());
        socket.once("connect", () => resolve(socket.on("error", () => {}))).once("error", reject);
      }),
  };
}
