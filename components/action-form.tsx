"use client";

import { type ReactNode, useActionState, useEffect, useEffectEvent, useRef } from "react";
import { FormContext } from "./form-context";
import { type FormState, untouched } from "./form-state";
import { giveBackTyped, noteTyped } from "./typed-text";
import { Alert } from "./ui/alert";
import { joinClasses } from "./ui/join-classes";
import { Notice } from "./ui/notice";

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

type Props = {
  action: FormAction;
  initial?: FormState;
  className?: string;
  "aria-label"?: string;
  /** Called with each result; needs script. */
  onAnswer?: (state: FormState) => void;
  /** Takes over the submission if it returns true: the action is then not called. Needs script. */
  takeOver?: (form: FormData) => boolean;
  children: ReactNode | ((state: FormState, pending: boolean) => ReactNode);
};

/**
 * Sends a form to a server action and shows the result: typed values stay, errors stand next to their fields (found by
 * name), a refusal is shown on top in role alert, and focus goes to the first of them. Without script the browser posts
 * the same form and the page comes back with the same content.
 */
export function ActionForm({ action, initial = untouched, ...rest }: Props) {
  const [state, send, pending] = useActionState(action, initial);
  return <AnsweredForm state={state} initial={initial} send={send} pending={pending} {...rest} />;
}

type AnsweredProps = Omit<Props, "action"> & { state: FormState; send: (form: FormData) => void; pending: boolean };

/** The form itself, around a state that its owner holds: for a form whose buttons call different actions. */
export function AnsweredForm({
  state,
  initial = untouched,
  send,
  pending,
  className,
  onAnswer,
  takeOver,
  children,
  ...rest
}: AnsweredProps) {
  const form = useRef<HTMLFormElement>(null);
  const answered = useEffectEvent(() => onAnswer?.(state));

  useEffect(() => {
    if (form.current) giveBackTyped(form.current);
  }, []);

  useEffect(() => {
    if (state === initial) return;
    clearSecrets(form.current);
    focusFirstError(form.current);
    answered();
  }, [state, initial]);

  useEffect(() => (pending ? holdFields(form.current) : undefined), [pending]);

  const refused = state.ok !== true && Boolean(state.message ?? state.fieldErrors);

  const fields = typeof children === "function" ? children(state, pending) : children;
  return (
    <form
      ref={form}
      action={send}
      noValidate
      // React empties a form after its action. What was typed stays after a refusal.
      onReset={(event) => refused && event.preventDefault()}
      onSubmit={(event) => {
        noteTyped(event.currentTarget);
        if (pending || takeOver?.(new FormData(event.currentTarget))) event.preventDefault();
      }}
      className={joinClasses("flex flex-col gap-5", className)}
      {...rest}
    >
      <FormContext value={state}>
        {state.message && (state.ok ? <Notice result>{state.message}</Notice> : <Alert>{state.message}</Alert>)}
        {fields}
      </FormContext>
    </form>
  );
}

/** Fields can't be typed into while their form is on its way: what was typed then would be lost. Returns what lets go of them. */
function holdFields(form: HTMLFormElement | null): () => void {
  const held = [...(form?.querySelectorAll<HTMLInputElement>("input, textarea") ?? [])].filter((one) => !one.readOnly);
  for (const field of held) {
    field.readOnly = true;
    field.dataset.waiting = "";
  }
  return () => {
    for (const field of held) {
      field.readOnly = false;
      delete field.dataset.waiting;
    }
  };
}

/** Empties codes and passwords after a refusal: they are typed again. A new password stays. */
function clearSecrets(form: HTMLFormElement | null): void {
  for (const field of form?.querySelectorAll<HTMLInputElement>("input") ?? []) {
    if (field.autocomplete === "current-password" || field.dataset.code !== undefined) field.value = "";
  }
}

function focusFirstError(form: HTMLFormElement | null) {
  const found =
    form?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? form?.querySelector<HTMLElement>('[role="alert"]');
  found?.focus();
}
