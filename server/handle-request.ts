import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { sessionCookieName } from "@/lib/ground/cookie-name";
import type { Settings } from "@/lib/ground/settings";
import { isHashQueueFull } from "@/lib/methods/passwords/hash-queue";
import { clearAtSignOut } from "@/server/clear-at-sign-out";
import { clientAddress, trustProxies } from "@/server/client-address";
import { contentSecurityPolicy, makeNonce } from "@/server/content-security-policy";
import { forwardHeaders } from "@/server/forward-headers";
import { readBody, replay } from "@/server/read-body";
import { type Refusal, refuse } from "@/server/refusal";
import { setResponseHeaders } from "@/server/response-headers";
import { screenBody, screenContentType } from "@/server/screen-body";
import { screenRequest } from "@/server/screen-request";

const busy: Refusal = {
  status: 503,
  message: "Gatehouse is busy. Try again in a few seconds.",
  headers: { "Retry-After": "3" },
};

/** POSTs the app is given at once. Each waits for a hash at most once at a time, so that the queue behind them never overflows. */
const underWayAtMost = 300;

/** Answers a request that passed every screen; Next's handler. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Builds the door in front of the app: headers on every response, screens for host, origin, target and body, the
 * client's address and a nonce for the app. What is refused here is answered 4xx and never reaches the app.
 */
export function handleRequests(settings: Settings, answer: Answer, dev: boolean): RequestListener {
  const { appUrl } = settings;
  const https = appUrl.protocol === "https:";
  const trusted = trustProxies(settings.trustedProxies);
  const pass = randomBytes(32).toString("base64url");
  let underWay = 0;
  const isBusy = () => underWay >= underWayAtMost || isHashQueueFull();

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const nonce = makeNonce();
    const policy = contentSecurityPolicy(nonce, { dev, https });
    const target = request.url ?? "";
    setResponseHeaders(response, { policy, https, path: target });
    clearAtSignOut(response, sessionCookieName(https));
    // Next follows an action's redirect by a request to this server; our own header on it, which no client knows,
    // says so, and keeps the address of the one who asked.
    const internal = isSame(request.headers["x-gatehouse-internal"], pass);
    if (internal) request.headers.host = appUrl.host;
    if (request.method === "POST" && isBusy()) return refuse(response, busy);
    const hosts = request.headersDistinct.host?.length ?? 0;
    const refusal = screenRequest({ method: request.method ?? "", target, headers: request.headers, hosts }, appUrl);
    if (refusal) return refuse(response, refusal);
    const peer = request.socket.remoteAddress;
    const address = internal
      ? String(request.headers["x-gatehouse-address"])
      : clientAddress(peer, String(request.headers["x-forwarded-for"] ?? ""), trusted);
    const screened = request.method === "POST" ? await screenPost(request) : request;
    if ("status" in screened) return refuse(response, screened);
    if (request.method === "POST") {
      // Others came in while this one's body was read. A slow sender takes up no place.
      if (isBusy()) return refuse(response, busy);
      underWay += 1;
      response.once("close", () => {
        underWay -= 1;
      });
    }
    screened.headers = forwardHeaders(screened.headers, { appUrl, address, nonce, policy, pass, internal }, dev);
    await answer(screened, response);
  };
  return (request, response) => {
    handle(request, response).catch((error) => {
      console.error("The server failed to hand on a request:", error);
      if (response.headersSent) response.destroy();
      else refuse(response, { status: 500, message: "Something went wrong on our side." });
    });
  };
}

async function screenPost(request: IncomingMessage): Promise<IncomingMessage | Refusal> {
  const refusal = screenContentType(request.headers);
  if (refusal) return refusal;
  const body = await readBody(request);
  if (!Buffer.isBuffer(body)) return body;
  const screened = await screenBody(request.headers, body);
  return "status" in screened ? screened : replay(request, screened);
}

function isSame(given: string | string[] | undefined, expected: string): boolean {
  const bytes = Buffer.from(String(given ?? ""));
  return bytes.length === expected.length && timingSafeEqual(bytes, Buffer.from(expected));
}
