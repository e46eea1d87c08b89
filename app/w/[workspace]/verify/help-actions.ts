"use server";

import { action, given } from "@/app/action";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { requireStep } from "@/lib/access/sessions/require";
import { requestHelp } from "@/lib/use-cases/resets/request-help";
import { locks } from "@/words/locks";
import { resetRefusals } from "@/words/refusals/resets";
import { say } from "@/words/sentences";
import { verify } from "@/words/verify";

/** Files a request for help with the people who may reset this member. */
export const askForHelp = action([given.slug], async (slug): Promise<FormState> => {
  const standing = await requireStep(slug, "second-factor", "reset-code", "ask-for-help");
  if (standing.member.lockedAt) return { message: (await readWords(locks)).locked.noHelp };
  const result = await requestHelp(standing);
  if (!result.ok) return { message: say((await readWords(resetRefusals)).help, result) };
  return { ok: true, message: (await readWords(verify)).lost.sent };
});
