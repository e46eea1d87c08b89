import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { writeProtocolPage } from "@/server/protocol-page";
import { preferredLanguage } from "@/words/language";

/** Handles a request that passed every screen and belongs to a protocol. */
type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The protocols, each loaded with its first request. Without a protocol's folder, its line here goes and nothing else. */
export const serveProtocol: Record<"oidc", Serve> = {
  oidc: async (request, response) => {
    const { handleOidc } = await import("@/lib/protocols/oidc/handle");
    const language = preferredLanguage(request.headers["accept-language"] ?? null);
    await handleOidc(request, response, (message, formAction) => {
      const nonce = randomBytes(16).toString("base64");
      const forms = ["'self'", ...(formAction ? [new URL(formAction).origin] : [])].join(" ");
      const policy = `default-src 'none'; style-src 'nonce-${nonce}'; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`;
      response.setHeader("Content-Security-Policy", policy);
      return writeProtocolPage(message, { language, nonce });
    });
  },
};
