"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";

/** Takes the deletion of the workspace back. */
export function KeepForm({ action, label }: { action: FormAction; label: string }) {
  return (
    <ActionForm action={action}>
      <div>
        <Button tone="primary">{label}</Button>
      </div>
    </ActionForm>
  );
}
