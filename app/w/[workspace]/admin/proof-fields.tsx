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

  const owed = !proven && (secondFactor || state.fieldErrors?.code !== undefined);
  return (
    <div ref={fields} className="flex flex-col gap-5">
      <UserName address={email} />
      <PasswordField label="Password" hint="Your own." required />
      {proven && <Notice>Your passkey was accepted.</Notice>}
      {owed && proofs.passkey && (
        <>
          <PasskeyButton label="Use your passkey or security key" begin={proofs.passkey.begin} finish={finish} wide />
          <p className="hidden text-ink-soft noscript:block">
            To use your passkey or security key,{" "}
            <TextLink href={proofs.passkey.elsewhere}>confirm that it is you</TextLink> first.
          </p>
        </>
      )}
      {owed && <CodeField label="Verification code" hint={codeHint(proofs)} required={!proofs.passkey} />}
    </div>
  );
}

function codeHint({ byApp, passkey }: Proofs): string {
  const codes = byApp ? "The 6 digits your own app shows, or a recovery code" : "One of your recovery codes";
  return passkey ? `${codes}, if you don't use your passkey.` : `${codes}.`;
}
