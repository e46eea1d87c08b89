"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";

export function StopForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <Button tone="danger" size="large" wide>
        Stop this reset
      </Button>
    </ActionForm>
  );
}
