"use client";

import { createContext, type ReactNode, use, useActionState, useState } from "react";
import { AnsweredForm, type FormAction } from "@/components/action-form";
import { type FormState, untouched } from "@/components/form-state";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-style";

type Does = "rehearse" | "publish" | "replace" | "discard";
type Sends = Record<Does, (form: FormData) => void>;

const SendsContext = createContext<Sends | null>(null);

type Props = { actions: Record<Does, FormAction>; permalink: string; label: string; children: ReactNode };

/**
 * The form of the policy: one draft, and a button for each thing that can be done with it. Without script React finds the
 * result of the pressed button by the page's own address, the permalink.
 */
export function PolicyForm({ actions, permalink, label, children }: Props) {
  const [rehearsed, rehearse, rehearsing] = useActionState(actions.rehearse, untouched, permalink);
  const [published, publish, publishing] = useActionState(actions.publish, untouched, permalink);
  const [replaced, replace, replacing] = useActionState(actions.replace, untouched, permalink);
  const [discarded, discard, discarding] = useActionState(actions.discard, untouched, permalink);
  const state = useNewest([rehearsed, published, replaced, discarded]);
  return (
    <AnsweredForm
      state={state}
      send={rehearse}
      pending={rehearsing || publishing || replacing || discarding}
      aria-label={label}
      className="gap-6"
    >
      <SendsContext value={{ rehearse, publish, replace, discard }}>{children}</SendsContext>
    </AnsweredForm>
  );
}

/** A button of the policy's form, and what it does with the draft. */
export function PolicyButton({
  does,
  tone,
  disabled = false,
  children,
}: {
  does: Does;
  tone?: ButtonLook["tone"];
  disabled?: boolean;
  children: string;
}) {
  const sends = use(SendsContext);
  return (
    <Button formAction={sends?.[does]} tone={tone} disabled={disabled}>
      {children}
    </Button>
  );
}

/** Returns the one of several states that changed last. */
function useNewest(states: FormState[]): FormState {
  const [seen, setSeen] = useState({
    states,
    at: Math.max(
      0,
      states.findIndex((state) => state !== untouched),
    ),
  });
  const changed = states.findIndex((state, i) => state !== seen.states[i]);
  if (changed >= 0) setSeen({ states, at: changed });
  return states[changed >= 0 ? changed : seen.at] ?? untouched;
}
