import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { addressBlock } from "@/lib/ground/address";
import { doorLimits } from "@/server/door-limits";
import { writeProtocolPage } from "@/server/protocol-page";
import { busy, refuse } from "@/server/refusal";
import { makeShares } from "@/server/shares";
import { preferredLanguage } from "@/words/language";

/** Handles a request that passed every screen and belongs to a protocol. */
type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const openidPlaces = makeShares(doorLimits.openid.total);
const gatePlaces = makeShares(doorLimits.gate.total);

/** The protocols, each loaded with its first request. Without a protocol's folder, its line here goes and nothing else. */
export const serveProtocol: Record<"oidc" | "gate", Serve> = {
  oidc: async (request, response) => {
    const place = openidPlaces.lease(addressBlock(String(request.headers["x-gatehouse-address"] ?? "")));
    if (!place.take(1, doorLimits.openid.perBlock)) return refuse(response, busy);
    try {
      await serveOpenId(request, response);
    } finally {
      place.free();
    }
  },
  gate: async (request, response) => {
    const place = gatePlaces.lease(/^\/w\/[^/]+\/gate\/[^/?]+/.exec(request.url ?? "")?.[0] ?? "");
    if (!place.take(1, doorLimits.gate.perApplication)) return refuse(response, busy);
    try {
      const { handleGate } = await import("@/lib/protocols/gate/handle");
      await handleGate(request, response);
    } finally {
      place.free();
    }
  },
};

const serveOpenId: Serve = async (request, response) => {
  const { handleOidc } = await import("@/lib/protocols/oidc/handle");
  const language = preferredLanguage(request.headers["accept-language"] ?? null);
  await handleOidc(request, response, (message, formAction) => {
    const nonce = randomBytes(16).toString("base64");
    const forms = ["'self'", ...(formAction ? [new URL(formAction).origin] : [])].join(" ");
    const policy = `default-src 'none'; style-src 'nonce-${nonce}'; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`;
    response.setHeader("Content-Security-Policy", policy);
    return writeProtocolPage(message, { language, nonce });
  });
};
