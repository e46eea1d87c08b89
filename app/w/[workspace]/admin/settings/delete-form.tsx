"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

type Props = { action: FormAction; words: Record<"name" | "nameHint" | "button", string> };

/** Asks for the name of the workspace before it is to be deleted. */
export function DeleteForm({ action, words }: Props) {
  return (
    <ActionForm action={action}>
      <TextField
        name="confirmName"
        label={words.name}
        hint={words.nameHint}
        maxLength={100}
        autoComplete="off"
        required
      />
      <div>
        <Button tone="danger">{words.button}</Button>
      </div>
    </ActionForm>
  );
}
