"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";

export function HelpForm({ action, label }: { action: FormAction; label: string }) {
  return <ActionForm action={action}>{({ ok }) => !ok && <Button tone="secondary">{label}</Button>}</ActionForm>;
}
