import type { IncomingMessage, ServerResponse } from "node:http";
import { strangerFrom } from "@/lib/access/caller";
import { readCookies } from "@/lib/access/read-cookies";
import { readId } from "@/lib/ground/ids";
import { check } from "./check";
import { enter } from "./enter";
import type { GateAnswer, GateCall } from "./find";
import { finish, start } from "./handshake";

const acts: Record<string, (call: GateCall) => Promise<GateAnswer>> = {
  check,
  enter,
  "handshake/start": start,
  "handshake/finish": finish,
};
const served = /^\/w\/([^/?]+)\/gate\/([^/?]+)\/([a-z/]+)(?:\?(.*))?$/;

/** Handles a request to the gate of an application. It is answered without a body: the proxy or the browser is led on, or stopped. */
export async function handleGate({ url = "", headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, slug = "", id, act = "", query] = served.exec(url) ?? [];
  const applicationId = readId(id);
  const userAgent = String(headers["user-agent"] ?? "").slice(0, 400);
  const caller = strangerFrom({ address: String(headers["x-gatehouse-address"] ?? ""), userAgent }, new Date());
  const call = { slug, query: new URLSearchParams(query), headers, cookies: readCookies(headers.cookie), caller };
  const answer = applicationId ? await acts[act]?.({ ...call, applicationId }) : undefined;
  const { status, headers: said } = answer ?? { status: 404 };
  for (const [name, value] of Object.entries(said ?? {})) response.setHeader(name, value);
  response.writeHead(status, { "Content-Length": 0 }).end();
}
