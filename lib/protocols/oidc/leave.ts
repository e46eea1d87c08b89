import type { KoaContext } from "oidc-provider";
import { signOut } from "@/lib/access/sessions/sign-out";
import { sessionCookieName } from "@/lib/ground/cookie-name";
import { env } from "@/lib/ground/env";
import { currentCall } from "./call";
import { showMessage, withAnswer } from "./message";

const kept = ["id_token_hint", "client_id", "post_logout_redirect_uri", "state"] as const;

/**
 * Signs out as an application asks (OpenID Connect RP-Initiated Logout 1.0). The provider has checked the hint and the address. A hint of
 * this very session signs out at once; without one the person is asked, so that no other site signs anyone out.
 */
export async function leave(context: KoaContext): Promise<void> {
  const { standing, cookies } = currentCall();
  const { params, entities, body } = context.oidc;
  const hint = entities.IdTokenHint?.payload;
  const isOwn =
    standing !== null && !hint?.events && hint?.sub === standing.member.id && hint?.sid === standing.session.id;
  const { appUrl } = env();
  const isConfirmed = context.method === "POST" && context.get("origin") === appUrl.origin && body?.confirm === "yes";
  const address = withAnswer(params.post_logout_redirect_uri, { state: params.state });
  if (standing && !isOwn && !isConfirmed) {
    const fields = Object.fromEntries(kept.flatMap((name) => (params[name] ? [[name, params[name]]] : [])));
    const action = new URL(context.oidc.urlFor("end_session")).pathname;
    return showMessage(context, { kind: "sign-out", action, fields: { ...fields, confirm: "yes" } });
  }
  if (standing) {
    await signOut(standing);
    const secure = appUrl.protocol === "https:";
    cookies.push(`${sessionCookieName(secure)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`);
    if (address) {
      context.status = 303;
      return context.redirect(address);
    }
    return showMessage(context, { kind: "signed-out" });
  }
  if (!address) return showMessage(context, { kind: "signed-out" });
  showMessage(context, { kind: "leaving", address, host: new URL(address).host });
}
