"use server";

import { notFound } from "next/navigation";
import { action, given } from "@/app/action";
import { readWords } from "@/components/language/read-words";
import type { Asked, RequestOptions } from "@/components/passkeys/ceremony";
import type { Judged } from "@/components/passkeys/passkey-button";
import { readCaller } from "@/lib/access/caller";
import { enterSession } from "@/lib/access/sessions/enter";
import { signInOptions } from "@/lib/methods/passkeys/options";
import { assertionResponse } from "@/lib/methods/passkeys/response";
import { openCeremony, readCeremonyHolder } from "@/lib/methods/passkeys/visitor-cookie";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { signInWithPasskey } from "@/lib/use-cases/sign-in/with-passkey";
import { commonRefusals } from "@/words/refusals/common";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";

/** Returns the options for signing in with a passkey alone. They are the same for everyone. */
export const askForSignIn = action([given.slug], async (slug): Promise<Asked<RequestOptions>> => {
  const now = new Date();
  const workspace = await findWorkspace(slug, now);
  if (!workspace) notFound();
  return { options: await signInOptions(workspace.id, await openCeremony(), now) };
});

/** Signs in with the passkey's assertion. */
export const signInByPasskey = action(
  [given.slug, given.by(assertionResponse)],
  async (slug, answer): Promise<Judged> => {
    const caller = await readCaller();
    const workspace = await findWorkspace(slug, caller.now);
    if (!workspace) notFound();
    if (!answer) return { message: (await readWords(commonRefusals)).unreadable };
    const holder = await readCeremonyHolder();
    const result = await signInWithPasskey(caller, workspace.id, holder, answer);
    if (result.ok) return enterSession(caller, workspace.slug, result);
    const forget = result.reason === "unknown-passkey" && result.gone;
    return {
      message: say((await readWords(signInRefusals)).passkeySignIn, result),
      ...(forget ? { forget: true } : {}),
    };
  },
);
