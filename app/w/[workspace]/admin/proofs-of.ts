import { readWords } from "@/components/language/read-words";
import type { FullStanding } from "@/lib/access/sessions/judge";
import type { Waiting } from "@/lib/access/sessions/return-ticket";
import { entry } from "@/words/entry";
import { passkeys } from "@/words/passkeys";
import { verify } from "@/words/verify";
import { askForStepUp, confirmInPlace } from "../account/confirm/other-actions";
import { confirmPath } from "../account/confirm/require-fresh";
import type { Proofs } from "./proof-fields";

/** Returns how this admin can prove the second factor in a form of a page. */
export async function proofsOf(standing: FullStanding, here: Pick<Waiting, "at">): Promise<Proofs> {
  const { workspace, member } = standing;
  const { slug } = workspace;
  const words = await readWords(verify);
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
    words: {
      ...words.proof,
      code: words.code,
      password: (await readWords(entry)).password,
      passkey: await readWords(passkeys),
    },
  };
}
