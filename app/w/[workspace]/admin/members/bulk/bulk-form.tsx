"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";

type Props = { action: FormAction; button: string; exemption: boolean; backHref: string };

/** Asks for confirmation before an act on many members. An exemption also needs its reason and its day. */
export function BulkForm({ action, button, exemption, backHref }: Props) {
  return (
    <ActionForm action={action} className="max-w-140">
      {exemption && (
        <>
          <TextField
            name="reason"
            label="Reason"
            hint="Kept in the audit log, for whoever asks later."
            maxLength={200}
            required
            autoFocus
          />
          <TextField
            name="until"
            type="date"
            label="Until"
            hint="The exemption ends with this day (UTC), at most a year ahead."
            required
          />
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary">{button}</Button>
        <LinkButton href={backHref}>Cancel</LinkButton>
      </div>
    </ActionForm>
  );
}
