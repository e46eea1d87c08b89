"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-style";
import type { ResetDialogWords } from "@/words/reset-dialog";
import { IssuedCode } from "../../members/[id]/reset/issued-code";
import type { ResetFormState } from "../../members/[id]/reset/reset-form-state";
import { ProofFields, type Proofs } from "../../proof-fields";

type ApproveProps = { action: FormAction; label: string; email: string; secondFactor: boolean; proofs: Proofs };

export function ApproveForm({ action, label, ...proof }: ApproveProps) {
  return (
    <ActionForm action={action} className="max-w-100">
      <ProofFields {...proof} />
      <Button tone="danger" className="self-start">
        {label}
      </Button>
    </ActionForm>
  );
}

export function OneButtonForm({
  action,
  label,
  tone,
}: {
  action: FormAction;
  label: string;
  tone: ButtonLook["tone"];
}) {
  return (
    <ActionForm action={action}>
      <Button tone={tone} className="self-start">
        {label}
      </Button>
    </ActionForm>
  );
}

type ShowCodeProps = {
  action: (state: ResetFormState, form: FormData) => Promise<ResetFormState>;
  name: string;
  shown: boolean;
  doneHref: string;
  words: { show: string; shown: string; code: ResetDialogWords["code"] };
};

/** Shows the code and keeps it in sight while the page around it is loaded again. */
export function ShowCodeForm({ action, name, shown, doneHref, words }: ShowCodeProps) {
  return (
    <ActionForm action={action as FormAction}>
      {({ issued }: ResetFormState) =>
        issued ? (
          <IssuedCode name={name} {...issued} doneHref={doneHref} words={words.code} />
        ) : shown ? (
          <p>{words.shown}</p>
        ) : (
          <Button tone="primary" className="self-start">
            {words.show}
          </Button>
        )
      }
    </ActionForm>
  );
}
