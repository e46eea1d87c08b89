import type { Method } from "@/lib/credentials/list";
import type { Standing } from "@/lib/sessions/standing";
import { relyingParty } from "./relying-party";
import { makeUserHandle } from "./user-handle";

/** Says which passkeys of a member still work, as the browser is told (Signal API, Level 3 §5.1.10). */
export function acceptedPasskeys({ workspace, member }: Standing, methods: Method[]) {
  return {
    rpId: relyingParty().id,
    userId: makeUserHandle({ workspaceId: workspace.id, memberId: member.id }).toString("base64url"),
    credentialIds: methods.flatMap(({ webauthnId }) =>
      webauthnId ? [Buffer.from(webauthnId).toString("base64url")] : [],
    ),
  };
}
