"use client";

import { useState } from "react";
import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { menuOf } from "@/components/ui/menu-of";
import { Notice } from "@/components/ui/notice";
import type { OpenReset } from "@/lib/use-cases/resets/find-open";
import { ProofFields, type Proofs } from "../../../proof-fields";
import { IdentityCheckField } from "./identity-check-field";
import { IssuedCode } from "./issued-code";
import { OpenResetNotice } from "./open-reset";
import type { ResetFormState } from "./reset-form-state";

type Props = {
  action: (state: ResetFormState, form: FormData) => Promise<ResetFormState>;
  hrefs: { close: string; resets: string; security: string };
  subject: { id: string; name: string };
  actorEmail: string;
  obstacle: "enrol-first" | "not-active" | null;
  secondFactor: boolean;
  proofs: Proofs;
  secondPerson: boolean;
  /** Another reset that is open. */
  open: OpenReset | null;
};

/**
 * Asks how the identity was checked and for the admin's proof, resets, and shows the code, only this once. Its address opens it over
 * the page, so it works without script. Once a code is shown, only "Done" leads out.
 */
export function ResetDialog({ action, hrefs, subject, obstacle, ...form }: Props) {
  const [done, setDone] = useState(false);
  return (
    <Dialog
      title={`Reset two-factor for ${subject.name}`}
      closeHref={done ? undefined : hrefs.close}
      openerId={menuOf(subject.id)}
      wide={done}
    >
      {obstacle ? (
        <Obstacle obstacle={obstacle} hrefs={hrefs} />
      ) : (
        <ActionForm action={action as FormAction} onAnswer={(state) => setDone(state.ok === true)}>
          {(state) => <Body state={state} subject={subject} hrefs={hrefs} {...form} />}
        </ActionForm>
      )}
    </Dialog>
  );
}

type BodyProps = Omit<Props, "action" | "obstacle"> & { state: ResetFormState };

function Body({ state, subject, hrefs, actorEmail, secondFactor, proofs, secondPerson, open }: BodyProps) {
  if (state.issued) return <IssuedCode name={subject.name} {...state.issued} doneHref={hrefs.close} />;
  if (state.requested) return <Requested name={subject.name} resetsHref={hrefs.resets} />;
  return (
    <>
      {open && <OpenResetNotice open={open} secondPerson={secondPerson} />}
      <p className="text-ink-soft">
        <span>
          {secondPerson
            ? `A second person has to approve. Until then nothing changes for ${subject.name}. After that the`
            : "The"}
        </span>{" "}
        old methods and recovery codes are switched off and every device is signed out. <bdi>{subject.name}</bdi> gets
        back in with the password and a code that works once within 24 hours, and must then set up a new method.
      </p>
      <Notice tone="warn">
        Check who is asking before you go on. A mail or a chat message proves nothing: see them, or call them back on a
        number you already have.
      </Notice>
      <IdentityCheckField />
      <ProofFields email={actorEmail} secondFactor={secondFactor} proofs={proofs} />
      <DialogActions>
        <LinkButton href={hrefs.close} scroll={false} tone="quiet">
          Cancel
        </LinkButton>
        <Button tone="danger">Reset</Button>
      </DialogActions>
    </>
  );
}

function Requested({ name, resetsHref }: { name: string; resetsHref: string }) {
  return (
    <>
      <Notice result title="Waiting for approval">
        Those who may approve were told by mail. Nothing has changed for <bdi>{name}</bdi> yet. Once it is approved, the
        code is shown to you under Resets.
      </Notice>
      <DialogActions>
        <LinkButton href={resetsHref} tone="primary">
          Open resets
        </LinkButton>
      </DialogActions>
    </>
  );
}

function Obstacle({ obstacle, hrefs }: Pick<Props, "hrefs"> & { obstacle: string }) {
  const enrol = obstacle === "enrol-first";
  return (
    <>
      <Notice tone="warn">
        {enrol
          ? "Set up two-factor for yourself first. Then you can reset it for others."
          : "This account is not active, so there is nothing to reset."}
      </Notice>
      <DialogActions>
        <LinkButton href={enrol ? hrefs.security : hrefs.close} scroll={false} tone="primary">
          {enrol ? "Open security" : "Close"}
        </LinkButton>
      </DialogActions>
    </>
  );
}
