import { randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { addressBlock } from "@/lib/ground/address";
import { sessionCookieName } from "@/lib/ground/cookie-name";
import { type CurrentRequest, inRequest } from "@/lib/ground/request";
import { routes } from "@/lib/ground/routes";
import type { Environment } from "@/lib/ground/settings";
import { outboxIsOpen } from "@/lib/records/mail/outbox-is-open";
import { clearAtSignOut } from "@/server/clear-at-sign-out";
import { clientAddress, trustProxies } from "@/server/client-address";
import { makeNonce, type PolicyKind, policyOf } from "@/server/content-security-policy";
import type { DoorLimits } from "@/server/door-limits";
import { forwardHeaders } from "@/server/forward-headers";
import { isDirect } from "@/server/is-direct";
import { logFailure } from "@/server/log-failure";
import { moveRequest, sendAway } from "@/server/move-request";
import { isService } from "@/server/peer-account";
import { serveProtocol } from "@/server/protocols";
import { busy, type Refusal, refuse } from "@/server/refusal";
import { rememberPage } from "@/server/remember-page";
import { setResponseHeaders } from "@/server/response-headers";
import { sayOnce } from "@/server/say-once";
import { screenPost } from "@/server/screen-post";
import { screenRequest } from "@/server/screen-request";
import { makeShares } from "@/server/shares";
import { type Surface, surfaceOf } from "@/server/surfaces";
import { tellFailures } from "@/server/tell-failure";
import { warnOfProxies } from "@/server/warn-of-proxies";
import { freeAtAnswer, makeWorkload } from "@/server/workload";

const notHere: Refusal = { status: 404, message: "This is no page of the app." };

/** Handles a request that passed every screen; Next does. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Current = CurrentRequest & { readonly surface: Surface; readonly nonce: string; readonly internal: boolean };

/**
 * Builds the screens in front of the app: headers on every response, the rules of the surface that a request lies on, the client's
 * address and a nonce for the app. What is refused here is answered 4xx, or 503 when there is too much to do, and never reaches the app.
 */
export function handleRequests(
  settings: Environment,
  answer: Answer,
  dev: boolean,
  limits: DoorLimits,
): RequestListener {
  const { appUrl } = settings;
  const https = appUrl.protocol === "https:";
  const session = sessionCookieName(https);
  const trusted = trustProxies(settings.trustedProxies);
  const pass = randomBytes(32).toString("base64url");
  const workload = makeWorkload(limits.work);
  const bodies = makeShares(limits.bodies.total);

  const watchProxies = warnOfProxies(settings);

  const handle = async (request: IncomingMessage, response: ServerResponse, current: Current): Promise<void> => {
    const { method = "", url: target = "", headers } = request;
    const { surface, internal, nonce } = current;
    const told = (name: string) => String(headers[name] ?? "");
    // Only the outbox asks.
    const direct = target.startsWith(routes.outbox()) && isDirect(request, dev) && !isService(request.socket);
    const kind = outboxIsOpen(settings, direct) ? policyOfOutbox(surface, target) : surface.policy;
    const policy = policyOf(kind, nonce, { dev, https });
    setResponseHeaders(response, { policy, https, cache: surface.cache, requestId: current.id });
    if (surface.cookies) clearAtSignOut(response, session);
    if (surface.cookies && !internal) rememberPage(response, https);
    if (surface.cookies) sayOnce(request, response, { method, internal, secure: https });
    if (internal) headers.host = appUrl.host;
    const peer = request.socket.remoteAddress;
    if (!internal && !surface.proxied) watchProxies(peer, headers);
    const address = internal ? told("x-gatehouse-address") : clientAddress(peer, told("x-forwarded-for"), trusted);
    const block = addressBlock(address);
    if (method === "POST" && !internal && !workload.hasPlace(block)) return refuse(response, busy);
    const hosts = request.headersDistinct.host?.length ?? 0;
    const refusal = screenRequest({ method, target, headers, hosts }, surface, appUrl);
    if (refusal) return refuse(response, refusal);
    const { cookie } = headers;
    const asked = method !== "POST" && surface.cookies && !internal;
    const move = asked ? moveRequest({ target, cookie, secure: https, now: new Date() }) : undefined;
    if (move) return sendAway(response, move);
    const handOn = (screened: IncomingMessage) => {
      const known = { appUrl, address, requestId: current.id, nonce, policy, pass, internal, direct };
      screened.headers = forwardHeaders(screened.headers, known, surface, dev);
      if (surface.serves === "app") return answer(screened, response);
      if (!internal) return serveProtocol[surface.serves](screened, response);
      refuse(response, notHere);
      return Promise.resolve();
    };
    const { posts } = surface;
    if (method !== "POST" || !posts) return handOn(request);

    const room = bodies.lease(block);
    try {
      const screened = await screenPost(request, { surface, posts, room, limits: limits.bodies, session });
      if ("status" in screened) return refuse(response, screened);
      // Others came in while this body was read: a slow sender takes up no place. Next's own requests are part of work that has one.
      const place = internal ? undefined : workload.take(block);
      if (!internal && !place) return refuse(response, busy);
      const free = () => {
        place?.free();
        room.free();
      };
      await freeAtAnswer(response, limits.work.longest, free, () => handOn(screened));
    } finally {
      room.free();
    }
  };
  return (request, response) => {
    // Next follows an action's redirect by a request to this server; our own header on it, which no client knows,
    // says so, and keeps the id and the address of the one who asked.
    const internal = isSame(request.headers["x-gatehouse-internal"], pass);
    const id = internal ? String(request.headers["x-request-id"] ?? "") : randomUUID();
    const { url: target = "", method } = request;
    const current: Current = { id, target, method, internal, surface: surfaceOf(target), nonce: makeNonce() };
    const told = tellFailures(request, response, current);
    response.once("close", () => {
      const status = told() ?? response.statusCode;
      const { method = "" } = request;
      if (current.failure || (told() ?? 0) >= 500)
        logFailure({ current, method, surface: current.surface.name, status });
    });
    inRequest(current, () => handle(request, response, current)).catch((error) => {
      current.failure ??= { error };
      if (response.headersSent) response.destroy();
      else refuse(response, { status: 500, message: "Something went wrong on our side." });
    });
  };
}

/** The outbox may show frames of this site, and a mail may be framed by it. Where the outbox is closed, nothing is framed at all. */
function policyOfOutbox({ name, policy }: Surface, target: string): PolicyKind {
  if (name === "mail") return "mail";
  return target.split("?", 1)[0] === routes.outbox() ? "outbox" : policy;
}

function isSame(given: string | string[] | undefined, expected: string): boolean {
  const bytes = Buffer.from(String(given ?? ""));
  return bytes.length === expected.length && timingSafeEqual(bytes, Buffer.from(expected));
}
