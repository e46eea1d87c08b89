"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";

type Props = {
  action: FormAction;
  button: string;
  danger: boolean;
  closeHref: string;
  roles: { value: string; label: string }[] | null;
  role: string;
  note: string | null;
  words: { cancel: string; role: string };
};

export function ActForm({ action, button, danger, closeHref, roles, role, note, words }: Props) {
  return (
    <ActionForm action={action}>
      {note && <p>{note}</p>}
      {roles && <Select name="role" label={words.role} options={roles} defaultValue={role} />}
      <DialogActions>
        <LinkButton href={closeHref} scroll={false}>
          {words.cancel}
        </LinkButton>
        <Button tone={danger ? "danger" : "primary"}>{button}</Button>
      </DialogActions>
    </ActionForm>
  );
}
