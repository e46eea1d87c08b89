"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { FormContext } from "@/components/form-context";
import type { FormState } from "@/components/form-state";
import type { Asked, RequestOptions } from "@/components/passkeys/ceremony";
import { type Judged, PasskeyButton } from "@/components/passkeys/passkey-button";
import { CodeField } from "@/components/ui/code-field";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { TextLink } from "@/components/ui/text-link";
import { UserName } from "@/components/ui/user-name";
import type { PasskeyWords } from "@/words/passkeys";
import type { verify } from "@/words/verify";

/** What the fields say: plain texts, because they are sent to the browser. */
type ProofWords = (typeof verify)["en"]["proof"] & { password: string; code: string; passkey: PasskeyWords };

/**
 * How an admin can prove the second factor in a form: by an app's code, by a passkey in place, or elsewhere without script.
 */
export type Proofs = {
  byApp: boolean;
  passkey: null | {
    begin: () => Promise<Asked<RequestOptions>>;
    finish: (answer: unknown) => Promise<Judged>;
    /** The page that asks for it, if there is no script. */
    elsewhere: string;
  };
  words: ProofWords;
};

type Props = { email: string; secondFactor: boolean; proofs: Proofs };

/** Asks an admin to prove that it is them: the password, and the second factor if it is owed. */
export function ProofFields({ email, secondFactor, proofs }: Props) {
  const state = useContext(FormContext);
  // The passkey's proof holds until the form gets another result.
  const [provenIn, setProvenIn] = useState<FormState | null>(null);
  const proven = provenIn === state;
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!proven) return;
    // The button that was pressed is gone: the focus moves to what is left to do.
    const password = fields.current?.querySelector<HTMLInputElement>("input[autocomplete=current-password]");
    const send = password?.form?.querySelector<HTMLElement>("button[type=submit]");
    (password?.value ? send : password)?.focus();
  }, [proven]);

  async function finish(answer: unknown): Promise<Judged> {
    const judged = (await proofs.passkey?.finish(answer)) ?? {};
    if (judged.ok) setProvenIn(state);
    return judged;
  }

  const { words } = proofs;
  const owed = !proven && (secondFactor || state.fieldErrors?.code !== undefined);
  return (
    <div ref={fields} className="flex flex-col gap-5">
      <UserName address={email} />
      <PasswordField label={words.password} hint={words.yourOwn} required />
      {proven && <Notice result>{words.accepted}</Notice>}
      {owed && proofs.passkey && (
        <>
          <PasskeyButton
            label={words.passkey.use}
            words={words.passkey}
            begin={proofs.passkey.begin}
            finish={finish}
            wide
          />
          <p className="hidden text-ink-soft noscript:block">
            {words.noScript} <TextLink href={proofs.passkey.elsewhere}>{words.elsewhere}</TextLink>
          </p>
        </>
      )}
      {owed && <CodeField label={words.code} hint={codeHint(proofs)} required={!proofs.passkey} />}
    </div>
  );
}

function codeHint({ byApp, passkey, words }: Proofs): string {
  if (passkey) return byApp ? words.appOrCodeInstead : words.codeInstead;
  return byApp ? words.appOrCode : words.codeOnly;
}
