import type { Standing } from "@/lib/access/sessions/standing";
import { relyingParty } from "@/lib/methods/passkeys/relying-party";
import { makeUserHandle } from "@/lib/methods/passkeys/user-handle";
import type { Method } from "./list";

/** Lists which passkeys of a member still work, as the browser is told (Signal API, Level 3 §5.1.10). */
export function acceptedPasskeys({ workspace, member }: Standing, methods: Method[]) {
  return {
    rpId: relyingParty().id,
    userId: makeUserHandle({ workspaceId: workspace.id, memberId: member.id }).toString("base64url"),
    credentialIds: methods.flatMap(({ webauthnId }) =>
      webauthnId ? [Buffer.from(webauthnId).toString("base64url")] : [],
    ),
  };
}
