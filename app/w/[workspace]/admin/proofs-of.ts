import type { FullStanding } from "@/lib/access/sessions/judge";
import { askForStepUp, confirmInPlace } from "../account/confirm/other-actions";
import { confirmPath, type Place, type PlaceQuery } from "../account/confirm/places";
import type { Proofs } from "./proof-fields";

/** Says how this admin can prove the second factor in a form of a place. */
export function proofsOf({ workspace, member }: FullStanding, place: Place, query: PlaceQuery): Proofs {
  const { slug } = workspace;
  return {
    byApp: member.totpCount > 0,
    passkey:
      member.passkeyCount > 0
        ? {
            begin: askForStepUp.bind(null, slug),
            finish: confirmInPlace.bind(null, slug),
            elsewhere: confirmPath(slug, place, query),
          }
        : null,
  };
}
