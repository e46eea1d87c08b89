import { readToken } from "@/lib/access/gate-cookies";
import { acrOf } from "@/lib/rules/applications/assurance";
import { mayUse, sayHeld } from "@/lib/rules/applications/demand";
import { isNavigation, readAskedPath } from "@/lib/rules/applications/return-path";
import type { Said } from "@/lib/rules/applications/said";
import { assertionOf } from "@/lib/use-cases/applications/assertion";
import { type LiveGrant, standOnGrant } from "@/lib/use-cases/applications/grant";
import { issuerOf } from "@/lib/use-cases/applications/issuer";
import { findGate, type Gate, type GateAnswer, type GateCall } from "./find";

/**
 * Tells a proxy that asks whether a request may pass: session, policy, who may use the application and what it demands are judged at
 * this very request. Nothing but the gate's own cookie lets anyone in, and a request without it leaves no row.
 */
export async function check(call: GateCall): Promise<GateAnswer> {
  const { token, fits } = readToken(call.cookies);
  const gate = await findGate(call, token);
  if (!gate) return { status: 403 };
  const live = fits(gate.origin) ? await standOnGrant(gate.found, call.caller) : null;
  if (!live) return leadOn(call, gate);
  const { application, standing } = live;
  if (!mayUse(application, standing.member.role, application.named)) return { status: 403 };
  const said = sayHeld(standing.session, application, call.caller.now);
  return said ? { status: 200, headers: await tell(call, live, said) } : leadOn(call, gate);
}

function leadOn({ query, headers }: GateCall, { origin }: Gate): GateAnswer {
  const to = new URLSearchParams({ to: readAskedPath(headers, origin) });
  const isLed = query.get("redirect") === "1" && isNavigation(headers);
  return { status: isLed ? 302 : 401, headers: { Location: `${origin}/.gatehouse/start?${to}` } };
}

/** Says who it is, as far as the application is told. */
async function tell({ slug, caller }: GateCall, { standing, application, grant }: LiveGrant, said: Said) {
  const { id, email, name, role } = standing.member;
  const told = (claim: string) => application.claims.includes(claim);
  const claims = {
    iss: issuerOf(slug),
    aud: application.id,
    sub: id,
    ...(told("email") && { email }),
    acr: acrOf(said.assurance),
    amr: said.amr,
    auth_time: Math.floor(said.authTime.getTime() / 1000),
  };
  return {
    "Remote-User": id,
    ...(told("email") && { "Remote-Email": email.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent) }),
    ...(told("name") && { "Remote-Name": encodeURIComponent(name.toWellFormed()) }),
    ...(told("role") && { "Remote-Role": role }),
    "Remote-Assertion": await assertionOf(standing.workspace.id, grant.id, claims, caller.now),
  };
}
