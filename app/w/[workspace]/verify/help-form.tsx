"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";

export function HelpForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      {({ ok }) => !ok && <Button tone="secondary">Ask an admin for help</Button>}
    </ActionForm>
  );
}
