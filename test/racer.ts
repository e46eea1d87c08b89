// One of the processes that test/race.ts starts: takes attempts, says when it is ready, and makes all of them at once.
import { readStanding } from "@/lib/access/sessions/standing";
import { disconnect, ping } from "@/lib/ground/db";
import { resetPassword } from "@/lib/methods/passwords/reset";
import { findResetLink } from "@/lib/methods/passwords/reset-link";
import { acceptInvitation } from "@/lib/use-cases/invitations/accept";
import { openReset } from "@/lib/use-cases/resets/open";
import { answerChallenge } from "@/lib/use-cases/sign-in/answer-challenge";
import { answerWithEmailCode } from "@/lib/use-cases/sign-in/answer-with-email-code";
import { stepUp } from "@/lib/use-cases/step-up/step-up";
import { callAt, password, strangerAt, visitor } from "./people";
import type { Attempt } from "./race";

const inSession = { challenge: answerChallenge, email: answerWithEmailCode, reset: openReset };

/** Makes one attempt as a request does: finds the session by its token, then answers. Returns "ok" or the reason of the refusal. */
async function make({ kind, token, typed, at, address }: Attempt): Promise<string> {
  const caller = strangerAt(new Date(at), { ...visitor, address });
  const answer = await (async () => {
    if (kind === "invitation") return acceptInvitation(caller, typed, { name: "Bo Member", password });
    if (kind === "link") {
      const linked = await findResetLink(token, typed, caller.now);
      return linked
        ? resetPassword(caller, linked, "saddle orchid 77 compass")
        : { ok: false as const, reason: "gone" };
    }
    const found = await readStanding(token, caller);
    if (!found) return { ok: false as const, reason: "no-session" };
    const standing = callAt(found, caller.now, caller.visitor);
    return kind === "step-up" ? stepUp(standing, { password, code: typed }) : inSession[kind](standing, typed);
  })();
  return answer.ok ? "ok" : answer.reason;
}

let attempts: Attempt[] = [];
process.on("disconnect", disconnect);
process.on("message", async (message: Attempt[] | "go") => {
  if (message === "go") {
    process.send?.(await Promise.all(attempts.map(make)));
  } else {
    attempts = message;
    await Promise.all(attempts.map(ping));
    process.send?.("ready");
  }
});
