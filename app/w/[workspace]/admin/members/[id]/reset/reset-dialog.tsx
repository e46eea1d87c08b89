"use client";

import { useState } from "react";
import { ActionForm, type FormAction } from "@/components/action-form";
import { fillIn } from "@/components/fill-in";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { menuOf } from "@/components/ui/menu-of";
import { Notice } from "@/components/ui/notice";
import type { OpenReset } from "@/lib/use-cases/resets/find-open";
import type { ResetDialogWords } from "@/words/reset-dialog";
import type { resets } from "@/words/resets";
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
  words: ResetDialogWords;
  checks: (typeof resets)["en"]["checks"];
};

/**
 * Asks how the identity was checked and for the admin's proof, resets, and shows the code, only this once. Its address opens it over
 * the page, so it works without script. Once a code is shown, only "Done" leads out.
 */
export function ResetDialog({ action, hrefs, subject, obstacle, words, ...form }: Props) {
  const [done, setDone] = useState(false);
  return (
    <Dialog
      title={words.title.replace("{name}", () => subject.name)}
      closeHref={done ? undefined : hrefs.close}
      openerId={menuOf(subject.id)}
      wide={done}
    >
      {obstacle ? (
        <Obstacle obstacle={obstacle} hrefs={hrefs} words={words} />
      ) : (
        <ActionForm action={action as FormAction} onAnswer={(state) => setDone(state.ok === true)}>
          {(state) => <Body state={state} subject={subject} hrefs={hrefs} words={words} {...form} />}
        </ActionForm>
      )}
    </Dialog>
  );
}

type BodyProps = Omit<Props, "action" | "obstacle"> & { state: ResetFormState };

function Body({ state, subject, hrefs, words, checks, open, secondPerson, ...proof }: BodyProps) {
  const name = <bdi>{subject.name}</bdi>;
  if (state.issued)
    return <IssuedCode name={subject.name} {...state.issued} doneHref={hrefs.close} words={words.code} />;
  if (state.requested) return <Requested name={subject.name} resetsHref={hrefs.resets} words={words} />;
  return (
    <>
      {open && <OpenResetNotice open={open} secondPerson={secondPerson} words={words} />}
      <p className="text-ink-soft">{fillIn(secondPerson ? words.textSecond : words.text, { name })}</p>
      <Notice tone="warn">{words.check}</Notice>
      <IdentityCheckField
        label={words.identity}
        hint={words.identityHint}
        chooseOne={words.chooseOne}
        checks={checks}
      />
      <ProofFields email={proof.actorEmail} secondFactor={proof.secondFactor} proofs={proof.proofs} />
      <DialogActions>
        <LinkButton href={hrefs.close} scroll={false} tone="quiet">
          {words.cancel}
        </LinkButton>
        <Button tone="danger">{words.reset}</Button>
      </DialogActions>
    </>
  );
}

type RequestedProps = { name: string; resetsHref: string; words: ResetDialogWords };

function Requested({ name, resetsHref, words }: RequestedProps) {
  return (
    <>
      <Notice result title={words.requested}>
        {fillIn(words.requestedText, { name: <bdi>{name}</bdi> })}
      </Notice>
      <DialogActions>
        <LinkButton href={resetsHref} tone="primary">
          {words.openResets}
        </LinkButton>
      </DialogActions>
    </>
  );
}

function Obstacle({ obstacle, hrefs, words }: Pick<Props, "hrefs" | "words"> & { obstacle: string }) {
  const enrol = obstacle === "enrol-first";
  return (
    <>
      <Notice tone="warn">{enrol ? words.enrolFirst : words.notActive}</Notice>
      <DialogActions>
        <LinkButton href={enrol ? hrefs.security : hrefs.close} scroll={false} tone="primary">
          {enrol ? words.openSecurity : words.close}
        </LinkButton>
      </DialogActions>
    </>
  );
}
