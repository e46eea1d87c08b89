"use client";

import { type Asked, oneTabAtATime, type RequestOptions } from "@/components/passkeys/ceremony";
import { type Judged, PasskeyButton } from "@/components/passkeys/passkey-button";
import { PasskeySuggestions } from "@/components/passkeys/passkey-suggestions";

type Props = { begin: () => Promise<Asked<RequestOptions>>; finish: (answer: unknown) => Promise<Judged> };

export function PasskeySignIn({ begin, finish }: Props) {
  const actions = { begin: () => oneTabAtATime(begin), finish };
  return (
    <div className="flex flex-col gap-3">
      <PasskeySuggestions {...actions} />
      <PasskeyButton {...actions} label="Sign in with a passkey" size="large" wide />
    </div>
  );
}
