"use client";

import { ActionForm, type FormAction } from "./action-form";
import { EmailCodeField } from "./email-code-field";
import { Button } from "./ui/button";
import { TextField } from "./ui/text-field";

type Props = { action: FormAction; address: string; withSlug?: boolean };

/**
 * Asks for the code that was mailed to an address. `withSlug` also asks for another workspace address, if the first was
 * taken.
 */
export function ConfirmEmailForm({ action, address, withSlug = false }: Props) {
  return (
    <ActionForm action={action}>
      {(state) => (
        <>
          <EmailCodeField address={address} />
          {withSlug && (state.fieldErrors?.slug || state.values?.slug) && (
            <TextField name="slug" label="Workspace address" autoCapitalize="none" spellCheck={false} />
          )}
          <Button tone="primary" size="large" wide>
            Confirm
          </Button>
        </>
      )}
    </ActionForm>
  );
}

/** Asks for another mail. */
export function SendAgainForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <Button size="large" wide>
        Send a new code
      </Button>
    </ActionForm>
  );
}
