import type { FullStanding } from "@/lib/access/sessions/judge";
import type { Waiting } from "@/lib/access/sessions/return-ticket";
import { askForStepUp, confirmInPlace } from "../account/confirm/other-actions";
import { confirmPath } from "../account/confirm/require-fresh";
import type { Proofs } from "./proof-fields";

/** Returns how this admin can prove the second factor in a form of a page. */
export function proofsOf(standing: FullStanding, here: Pick<Waiting, "at">): Proofs {
  const { workspace, member } = standing;
  const { slug } = workspace;
  return {
    byApp: member.totpCount > 0,
    passkey:
      member.passkeyCount > 0
        ? {
            begin: askForStepUp.bind(null, slug),
            finish: confirmInPlace.bind(null, slug),
            elsewhere: confirmPath(standing, here),
          }
        : null,
  };
}
