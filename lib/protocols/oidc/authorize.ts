import { errors, type KoaContext } from "oidc-provider";
import { makeToken } from "@/lib/ground/crypto/token";
import { inWorkspace } from "@/lib/ground/db";
import { after, seconds } from "@/lib/ground/durations";
import { routes } from "@/lib/ground/routes";
import { type Assurance, acrOf, isEnough, readAcr } from "@/lib/rules/applications/assurance";
import type { AskedProof } from "@/lib/rules/applications/demand";
import { clearRequestCookie, writeRequestCookies } from "@/lib/use-cases/applications/browser-cookie";
import { openGrantOf } from "@/lib/use-cases/applications/grant";
import { recordRefused } from "@/lib/use-cases/applications/record-refused";
import { beginRequest, judgeRequest, takePlace } from "@/lib/use-cases/applications/request";
import { currentCall } from "./call";

/** The least that a client asks for this time: OpenID Connect Core sections 3.1.2.1 and 5.5.1.1. */
export function askedByClient(context: KoaContext, began: Date): AskedProof {
  const { params, claims, prompts } = context.oidc;
  const acr = claims.id_token?.acr;
  const wanted = acr?.values ?? (acr?.value ? [acr.value] : (params.acr_values?.split(" ") ?? []));
  const known = wanted.map(readAcr).filter((one) => one !== null);
  if (acr?.essential && wanted.length > 0 && known.length === 0) throw new errors.UnmetAuthenticationRequirements();
  // Any of those that it lists will do, so the weakest is asked for.
  const [first = "sfa", ...others] = known;
  const assurance = others.reduce<Assurance>((least, one) => (isEnough(one, least) ? least : one), first);
  const maxAge = params.max_age === undefined ? null : after(began, -seconds(Number(params.max_age)));
  return { assurance, since: prompts.has("login") ? began : maxAge };
}

/**
 * Decides an authorization of a member whose session is full, before the provider answers: opens the grant that everything issued hangs on, or
 * returns null where something is owed. Without a page to show (`prompt=none`), and for who may not use the application, it throws what
 * the client is told.
 */
export async function authorize(context: KoaContext): Promise<string | null> {
  const { standing, request, workspaceId, cookies } = currentCall();
  const { client, entities, claims, prompts, session } = context.oidc;
  if (!standing || !client) return null;
  const hint = entities.IdTokenHint?.payload;
  // A logout token is signed by the same key, and is no ID token (Back-Channel Logout section 2.4).
  if (hint?.events) throw new errors.LoginRequired();
  const hinted = hint?.sub ?? claims.id_token?.sub?.value;
  if (hinted !== undefined && hinted !== standing.member.id) throw new errors.LoginRequired();
  const { name, rules } = client.gatehouse;
  const application = { id: client.clientId, name, ...rules, pausedAt: null };
  const createdAt = request?.createdAt ?? standing.now;
  const judged = await judgeRequest(standing, { application, createdAt, asked: askedByClient(context, createdAt) });
  switch (judged.verdict) {
    case "go": {
      const grantId = await openGrantOf(standing, request, application, judged.said);
      if (request) cookies.push(clearRequestCookie(request.id));
      session.acr = acrOf(judged.said.assurance);
      session.amr = judged.said.amr;
      session.loginTs = Math.floor(judged.said.authTime.getTime() / 1000);
      return grantId;
    }
    case "owed":
      if (!prompts.has("none")) return null;
      throw judged.lacks === "again" ? new errors.LoginRequired() : new errors.UnmetAuthenticationRequirements();
    default:
      // The page says so first. The client is told once the member goes back to it.
      if (!request && !prompts.has("none")) return null;
      await inWorkspace(workspaceId, (tx) => recordRefused(tx, standing, application, judged.verdict));
      throw new errors.AccessDenied();
  }
}

/** Writes an authorization down that waits for a person, bound to this browser, and returns the page that leads them on. */
export async function wait(context: KoaContext): Promise<string> {
  const call = currentCall();
  const { client, params, entities } = context.oidc;
  if (!client) throw new Error("an authorization has a client");
  if (call.request) return routes.continueRequest(call.slug, call.request.id);
  if (!(await takePlace(call.workspaceId, call.standing, call.caller))) throw new errors.TemporarilyUnavailable();
  // The request that was pushed is used up now. What it asked for is kept with this one.
  await entities.PushedAuthorizationRequest?.consume?.();
  const given = Object.entries(params.toPlainObject?.() ?? {}).filter(
    ([name, value]) => typeof value === "string" && name !== "request_uri" && name !== "request",
  );
  const { token } = makeToken("application-request");
  const id = await inWorkspace(call.workspaceId, (tx) =>
    beginRequest(
      tx,
      token,
      {
        applicationId: client.clientId,
        resume: (request) => `${routes.home(call.slug)}/oidc/auth/${request}`,
        asked: askedByClient(context, call.caller.now),
        data: Object.fromEntries(given) as Record<string, string>,
      },
      call.caller.now,
    ),
  );
  call.cookies.push(...writeRequestCookies(id, token, call.brought.keys()));
  return routes.continueRequest(call.slug, id);
}
