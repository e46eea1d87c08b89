import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { KoaContext, Provider } from "oidc-provider";
import { strangerFrom } from "@/lib/access/caller";
import { readCookies } from "@/lib/access/read-cookies";
import { readBrowserStanding } from "@/lib/access/sessions/read-browser";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { env } from "@/lib/ground/env";
import { routes } from "@/lib/ground/routes";
import type { ProtocolMessage } from "@/lib/rules/applications/protocol-message";
import { readRequestToken, requestCookieName } from "@/lib/use-cases/applications/browser-cookie";
import { issuerOf } from "@/lib/use-cases/applications/issuer";
import { readIssuerKeys } from "@/lib/use-cases/applications/issuer-keys";
import { findRequest } from "@/lib/use-cases/applications/request";
import { type Call, currentCall, inCall } from "./call";
import { noteFailure } from "./client";
import { makeEngine } from "./engine";
import { showMessage, withAnswer } from "./message";

type Engine = { keys: string; provider: Provider; answer: ReturnType<Provider["callback"]> };

/** Engines that a process keeps. Of more, the one that was not used longest goes. */
const engines = new Map<string, Engine>();
const mostEngines = 1_000;

const served =
  /^\/w\/([^/?]+)((?:\/\.well-known\/openid-configuration|\/oidc\/(?:auth(?:\/[0-9a-f-]{36})?|token|me|jwks|introspection|revocation|request|end-session))(?:\?.*)?)$/;

/** Handles a request to an issuer: what lies below a workspace's `/oidc/`, and its discovery document. */
export async function handleOidc(
  request: IncomingMessage,
  response: ServerResponse,
  write: (message: ProtocolMessage, formAction: string | null) => string,
): Promise<void> {
  const [, slug = "", path = ""] = served.exec(request.url ?? "") ?? [];
  const now = new Date();
  const [issuer] =
    slug === ""
      ? []
      : await asSystem<{ workspace: string; keys: string }>(
          Prisma.sql`select workspace, keys from issuer_of(${slug}, ${now})`,
        );
  if (!issuer) {
    response.writeHead(404, { "Content-Type": "application/json" });
    response.end('{"error":"not_found"}');
    return;
  }
  const cookies = readCookies(request.headers.cookie);
  const userAgent = String(request.headers["user-agent"] ?? "").slice(0, 400);
  const caller = strangerFrom({ address: String(request.headers["x-gatehouse-address"] ?? ""), userAgent }, now);
  const call: Call = {
    workspaceId: issuer.workspace,
    slug,
    caller,
    write: (message) =>
      write(message, message.kind === "sign-out" ? (message.fields.post_logout_redirect_uri ?? null) : null),
    standing: await readBrowserStanding(cookies, slug, caller),
    brought: cookies,
    cookies: [],
    request: null,
    grants: new Map(),
  };
  await inCall(call, async () => {
    const { answer } = await engineFor(issuer, slug, now);
    Object.assign(request, { originalUrl: request.url });
    request.url = path;
    await answer(request, response);
  });
}

/** Returns the engine of an issuer, made again when its keys are others, also by another process. */
async function engineFor(issuer: { workspace: string; keys: string }, slug: string, now: Date): Promise<Engine> {
  const kept = engines.get(issuer.workspace);
  engines.delete(issuer.workspace);
  const engine = kept?.keys === issuer.keys ? kept : await startEngine(issuer, slug, now);
  engines.set(issuer.workspace, engine);
  for (const oldest of engines.keys()) {
    if (engines.size <= mostEngines) break;
    engines.delete(oldest);
  }
  return engine;
}

async function startEngine(
  { workspace, keys }: { workspace: string; keys: string },
  slug: string,
  now: Date,
): Promise<Engine> {
  const pairs = await inWorkspace(workspace, (tx) => readIssuerKeys(tx, now));
  const provider = makeEngine(issuerOf(slug), pairs);
  provider.use(around);
  for (const event of ["authorization.error", "grant.error"]) provider.on(event, note);
  return { keys, provider, answer: provider.callback() };
}

/** What this folder adds around each answer of the provider: pending requests go on, its cookies go, and nothing leaves unasked. */
async function around(context: KoaContext, next: () => Promise<void>): Promise<void> {
  const call = currentCall();
  const [, id] = /^\/oidc\/auth\/([0-9a-f-]{36})$/.exec(context.path) ?? [];
  if (id && !(await resume(context, call, id))) return showMessage(context, { kind: "expired" });
  await next();
  // The provider has no session and no interaction of its own, so it keeps nothing in the browser.
  context.remove("set-cookie");
  const target = targetOf(context);
  if (target && !call.standing) showMessage(context, { kind: "leaving", address: target, host: new URL(target).host });
  else if (target && context.type === "text/html") allowForm(context, target);
  if (call.cookies.length > 0) context.res.setHeader("Set-Cookie", call.cookies);
}

/** Goes on with a pending request of this browser: what was checked when it began is checked again. */
async function resume(context: KoaContext, call: Call, id: string): Promise<boolean> {
  call.request = await findRequest(
    call.workspaceId,
    id,
    readRequestToken(call.brought.get(requestCookieName(id))),
    call.caller.now,
  );
  if (!call.request) return false;
  const query = new URLSearchParams(call.request.data as Record<string, string>);
  context.method = "GET";
  context.url = `/oidc/auth?${query}`;
  context.req.originalUrl = routes.home(call.slug) + context.url;
  return true;
}

/** Where an authorization's answer goes, if it leaves the house: by a redirect, or by a form that submits itself. */
function targetOf(context: KoaContext): string | null {
  const location = context.response.get("location");
  const form = typeof context.body === "string" && context.body.includes("document.forms[0].submit()");
  const { redirect_uri: registered, state } = form ? context.oidc.params : {};
  const address = location || withAnswer(registered, { error: "login_required", state });
  return address && URL.canParse(address) && new URL(address).origin !== env().appUrl.origin ? address : null;
}

/** Lets the page that submits itself reach the one address it is for, and run the one script it has. */
function allowForm(context: KoaContext, target: string): void {
  const { origin, protocol } = new URL(target);
  const script = /<script>([\s\S]*?)<\/script>/.exec(String(context.body))?.[1] ?? "";
  const own = createHash("sha256").update(script).digest("base64");
  context.set(
    "content-security-policy",
    `default-src 'none'; script-src 'sha256-${own}'; form-action ${origin === "null" ? protocol : origin}; base-uri 'none'; frame-ancestors 'none'`,
  );
}

function note(context: KoaContext, error: Error): void {
  const { client, params } = context.oidc;
  if (!client) return;
  const { error: cause = "server_error", error_description: said } = error as {
    error?: string;
    error_description?: string;
  };
  const detail = cause === "invalid_redirect_uri" ? (params?.redirect_uri ?? null) : (said ?? null);
  noteFailure(client.clientId, cause, detail).catch(() => undefined);
}
