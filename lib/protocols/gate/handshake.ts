import { beginState, endState, isRandom, readState } from "@/lib/access/gate-cookies";
import { env } from "@/lib/ground/env";
import { routes } from "@/lib/ground/routes";
import { readPath } from "@/lib/rules/applications/return-path";
import { exchangeCode, judgeGrant } from "@/lib/use-cases/applications/grant";
import { issuerOf } from "@/lib/use-cases/applications/issuer";
import { codeToken } from "@/lib/use-cases/applications/reach-by-code";
import { findGate, type GateAnswer, type GateCall } from "./find";

/** Of a request that never was: its page says that a sign-in is over and how to begin again. */
const gone = "00000000-0000-0000-0000-000000000000";

/** Begins a sign-in on the application's host, and sends the browser to Gatehouse's. */
export async function start(call: GateCall): Promise<GateAnswer> {
  const { slug, applicationId, query, cookies, caller } = call;
  const gate = await findGate(call, null);
  if (!gate) return { status: 403 };
  const to = readPath(query.get("to"));
  const begun = beginState(gate.origin, applicationId, to, cookies, caller.now);
  const entry = `${issuerOf(slug)}/gate/${applicationId}/enter?state=${begun.state}`;
  return { status: 303, headers: { Location: entry, "Set-Cookie": begun.cookies } };
}

/** Ends a sign-in on the application's host, in the browser that began it and there once: its code becomes a cookie of that host. */
export async function finish(call: GateCall): Promise<GateAnswer> {
  const { slug, applicationId, query, cookies, caller } = call;
  const [code, state] = [query.get("code"), query.get("state")];
  const over = { status: 303, headers: { Location: env().appUrl.origin + routes.continueRequest(slug, gone) } };
  if (!isRandom(code) || !isRandom(state)) return over;
  const gate = await findGate(call, codeToken(code, state));
  if (!gate) return { status: 403 };
  const to = readState(gate.origin, applicationId, state, cookies, caller.now);
  const live = to === null ? null : await judgeGrant(gate.found, caller);
  const token = live && (await exchangeCode(live));
  if (to === null || !live || !token) return over;
  const left = Math.ceil((live.standing.session.expiresAt.getTime() - caller.now.getTime()) / 1000);
  return {
    status: 303,
    headers: { Location: gate.origin + to, "Set-Cookie": endState(gate.origin, state, token, left) },
  };
}
