import Provider, { interactionPolicy, type KoaContext } from "oidc-provider";
import { inWorkspace } from "@/lib/ground/db";
import { log } from "@/lib/ground/log";
import { acrNames } from "@/lib/rules/applications/assurance";
import type { LiveGrant } from "@/lib/use-cases/applications/grant";
import { readGrant } from "@/lib/use-cases/applications/grant";
import type { IssuerKeyPair } from "@/lib/use-cases/applications/issuer-keys";
import { authorize, wait } from "./authorize";
import { currentCall } from "./call";
import { allowsOrigin, allowsRedirect, allowsSignOut, compareSecret, findClient, ownMetadata } from "./client";
import { leave } from "./leave";
import { showMessage } from "./message";
import { dropRecord, endGrant, findRecord, saveRecord, spendRecord } from "./records";

/**
 * What this folder relies on inside oidc-provider 9.13, beyond its documented configuration; `provider.test.ts` holds it to that:
 * `Session.get` makes the session of a request, and nothing else reads one; a policy of prompts decides alone whether a person is
 * needed; `Client.prototype` compares secrets and addresses; adapters are made by a model's name.
 */
const scopes = "openid email profile offline_access";
/** Everything hangs on a grant, and a grant on its session, so no lifetime here is longer than a session's. */
const day = 24 * 60 * 60;

const routes = {
  authorization: "/oidc/auth",
  token: "/oidc/token",
  userinfo: "/oidc/me",
  jwks: "/oidc/jwks",
  introspection: "/oidc/introspection",
  revocation: "/oidc/revocation",
  pushed_authorization_request: "/oidc/request",
  end_session: "/oidc/end-session",
};

/** Makes the provider of one issuer, with the keys that it publishes now. */
export function makeEngine(issuer: string, keys: IssuerKeyPair[]): Provider {
  const provider = new Provider(issuer, {
    adapter: Adapter,
    jwks: {
      keys: keys.map(({ id, algorithm, privateKey }) => ({ ...privateKey, kid: id, use: "sig", alg: algorithm })),
    },
    routes,
    scopes: scopes.split(" "),
    responseTypes: ["code"],
    acrValues: acrNames,
    claims: {
      // Said in every ID token, asked or not.
      openid: ["sub", "acr", "amr", "auth_time", "iss", "sid"],
      email: ["email", "email_verified"],
      profile: ["name", "role"],
    },
    // Most applications read the token and never ask userinfo.
    conformIdTokenClaims: false,
    clientAuthMethods: ["client_secret_basic", "client_secret_post", "none"],
    clientDefaults: { id_token_signed_response_alg: "RS256" },
    enabledJWA: {
      idTokenSigningAlgValues: ["RS256", "ES256"],
      userinfoSigningAlgValues: [],
      clientAuthSigningAlgValues: ["RS256"],
    },
    extraClientMetadata: { properties: [ownMetadata] },
    pkce: {
      required: (_context: KoaContext, client: { clientAuthMethod: string }) => client.clientAuthMethod === "none",
    },
    enableHttpPostMethods: true,
    // No cookie of the provider is ever sent: handle.ts.
    cookies: { long: { sameSite: "none" }, short: { sameSite: "none" } },
    features: {
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      userinfo: { enabled: true },
      introspection: { enabled: true, allowedPolicy: ownToken },
      revocation: { enabled: true, allowedPolicy: ownToken },
      pushedAuthorizationRequests: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: leave },
      resourceIndicators: { enabled: false },
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      RefreshToken: day,
      Grant: day,
      Interaction: 1800,
      Session: day,
      PushedAuthorizationRequest: 60,
    },
    rotateRefreshToken: true,
    issueRefreshToken: async (_context: KoaContext, client: { grantTypeAllowed(name: string): boolean }) =>
      client.grantTypeAllowed("refresh_token"),
    // The records check the session by themselves, at every use.
    expiresWithSession: async () => false,
    clientBasedCORS: allowsOrigin,
    findAccount,
    loadExistingGrant: async (context: KoaContext) => {
      const id = await authorize(context);
      return id ? await grantOf(context, id) : undefined;
    },
    interactions: { policy: prompts(), url: wait },
    renderError: (context: KoaContext, out: { error: string; error_description?: string }) =>
      showMessage(context, { kind: "wrong-request", detail: `${out.error}: ${out.error_description ?? ""}`.trim() }),
  });
  // Host and scheme are APP_URL's: the door writes them into the request.
  provider.proxy = true;
  provider.Session.get = async (context) => {
    const { standing } = currentCall();
    const session = provider.Session.instantiate(
      standing ? { accountId: standing.member.id, uid: standing.session.id, jti: standing.session.id } : {},
    );
    // At the end of a session its own page asks, whether there is one or not.
    if (!standing && context.path === routes.end_session) session.accountId = "-";
    context.oidc.entity("Session", session);
    return session;
  };
  Object.assign(provider.Session.prototype, {
    save: async () => undefined,
    persist: async () => undefined,
    sidFor: () => currentCall().standing?.session.id,
  });
  Object.assign(provider.Client.prototype, {
    compareClientSecret: compareSecret,
    redirectUriAllowed: allowsRedirect,
    postLogoutRedirectUriAllowed: allowsSignOut,
    includeSid: () => true,
  });
  // Said in our log instead of on the console.
  provider.silent = true;
  provider.on("server_error", (_context, error) => log().error({ err: error }, "the OpenID provider failed"));
  return provider;
}

/** A person is needed exactly where there is no grant yet. `consent` may be asked for and changes nothing: admins registered the client. */
function prompts() {
  const { Prompt, Check } = interactionPolicy;
  const owed = new Check(
    "owed",
    "a person is needed",
    "login_required",
    (context) => !context.oidc.entities.Grant?.jti,
  );
  const login = new Prompt({ name: "login", requestable: true }, owed);
  const consent = new Prompt({ name: "consent", requestable: true });
  login.checks.remove("login_prompt");
  consent.checks.remove("consent_prompt");
  return [login, consent];
}

/** An application sees and revokes its own tokens only, and only where it can prove itself. */
async function ownToken(
  _context: KoaContext,
  client: { clientId: string; clientAuthMethod: string },
  token: { clientId: string },
) {
  return token.clientId === client.clientId;
}

async function grantOf(context: KoaContext, id: string) {
  const { client, session, provider } = context.oidc;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client?.clientId, jti: id });
  grant.addOIDCScope(scopes);
  return grant;
}

/** What an application is told of a member, as far as its settings go. */
async function findAccount(_context: KoaContext, id: string, token?: { grantId?: string }) {
  const { standing, grants } = currentCall();
  const live = token?.grantId ? grants.get(token.grantId) : undefined;
  const member = live ? live.standing.member : token ? undefined : standing?.member;
  if (!member || member.id !== id) return undefined;
  const told = async (): Promise<Record<string, unknown>> => {
    const { claims } = live?.application ?? { claims: [] as string[] };
    return {
      sub: id,
      ...(claims.includes("email") ? { email: member.email, email_verified: true } : {}),
      ...(claims.includes("name") ? { name: member.name } : {}),
      ...(claims.includes("role") ? { role: member.role } : {}),
    };
  };
  return { accountId: id, claims: told };
}

/** Keeps what the provider stores in the workspace's rows. Grants and clients are rows of the product's own. */
class Adapter {
  constructor(readonly model: string) {}

  async upsert(handle: string, payload: Record<string, unknown>, lifetime: number): Promise<void> {
    if (stored.has(this.model)) await saveRecord(this.model, handle, payload, lifetime);
  }

  async find(handle: string): Promise<Record<string, unknown> | undefined> {
    if (this.model === "Client") return findClient(handle);
    if (this.model === "Grant") return findGrant(handle);
    return stored.has(this.model) ? findRecord(this.model, handle) : undefined;
  }

  async findByUid(): Promise<undefined> {}

  async findByUserCode(): Promise<undefined> {}

  async consume(handle: string): Promise<void> {
    await spendRecord(this.model, handle);
  }

  async destroy(handle: string): Promise<void> {
    if (this.model === "Grant") await endGrant(handle);
    else if (stored.has(this.model)) await dropRecord(this.model, handle);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    // One call of the several ends it all.
    if (this.model === "AccessToken") await endGrant(grantId);
  }
}

const stored = new Set(["AccessToken", "AuthorizationCode", "RefreshToken", "PushedAuthorizationRequest"]);

async function findGrant(id: string): Promise<Record<string, unknown> | undefined> {
  const { grants, caller, workspaceId } = currentCall();
  const live: LiveGrant | null = grants.get(id) ?? (await inWorkspace(workspaceId, (tx) => readGrant(tx, id, caller)));
  if (!live) return undefined;
  const { grant } = live;
  const exp = Math.floor(live.standing.session.expiresAt.getTime() / 1000);
  return {
    jti: grant.id,
    kind: "Grant",
    accountId: grant.memberId,
    clientId: grant.applicationId,
    openid: { scope: scopes },
    exp,
  };
}
