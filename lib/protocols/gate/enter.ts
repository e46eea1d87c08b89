import { isRandom } from "@/lib/access/gate-cookies";
import { readBrowserStanding } from "@/lib/access/sessions/read-browser";
import { makeToken } from "@/lib/ground/crypto/token";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";
import { readRequestToken, requestCookieName, writeRequestCookies } from "@/lib/use-cases/applications/browser-cookie";
import { reachByCode } from "@/lib/use-cases/applications/reach-by-code";
import { findRequest } from "@/lib/use-cases/applications/request";
import { findGate, type GateAnswer, type GateCall } from "./find";

/**
 * Stands between the two hosts, on Gatehouse's: a member who is signed in and meets the demand goes back with a code. For anyone else the
 * sign-in waits as a request, bound to this browser, and comes here again once nothing is owed.
 */
export async function enter(call: GateCall): Promise<GateAnswer> {
  const { slug, applicationId, query, cookies, caller } = call;
  const gate = await findGate(call, null);
  if (!gate) return { status: 404 };
  const { workspaceId, origin } = gate;
  const id = readId(query.get("request"));
  const token = id && readRequestToken(cookies.get(requestCookieName(id)));
  const pending = id && token ? await findRequest(workspaceId, id, token, caller.now) : null;
  if (id && pending?.application.id !== applicationId) return leadTo(slug, id);
  const state = pending ? (pending.data as { state?: string }).state : query.get("state");
  if (!isRandom(state)) return { status: 400 };
  const standing = await readBrowserStanding(cookies, slug, caller);
  const browser = makeToken("application-request").token;
  const resume = (request: string) => `${routes.home(slug)}/gate/${applicationId}/enter?request=${request}`;
  const own = { workspaceId, applicationId, state, browser, pending, resume, caller };
  const reached = await reachByCode(standing, own);
  if (!reached) return { status: 404 };
  if ("tooMany" in reached) return { status: 503, headers: { "Retry-After": "60" } };
  if ("waits" in reached)
    return leadTo(slug, reached.waits, pending ? [] : writeRequestCookies(reached.waits, browser, cookies.keys()));
  const back = new URLSearchParams({ code: reached.code, state });
  return { status: 303, headers: { Location: `${origin}/.gatehouse/finish?${back}` } };
}

const leadTo = (slug: string, id: string, cookies: string[] = []): GateAnswer => ({
  status: 303,
  headers: { Location: routes.continueRequest(slug, id), "Set-Cookie": cookies },
});
