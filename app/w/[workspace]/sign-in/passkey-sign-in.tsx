"use client";

import { type Asked, oneTabAtATime, type RequestOptions } from "@/components/passkeys/ceremony";
import { type Judged, PasskeyButton } from "@/components/passkeys/passkey-button";
import { PasskeySuggestions } from "@/components/passkeys/passkey-suggestions";
import type { PasskeyWords } from "@/words/passkeys";

type Props = {
  label: string;
  words: PasskeyWords;
  begin: () => Promise<Asked<RequestOptions>>;
  finish: (answer: unknown) => Promise<Judged>;
};

export function PasskeySignIn({ label, words, begin, finish }: Props) {
  const actions = { begin: () => oneTabAtATime(begin), finish };
  return (
    <div className="flex flex-col gap-3">
      <PasskeySuggestions {...actions} />
      <PasskeyButton {...actions} label={label} words={words} size="large" wide />
    </div>
  );
}
