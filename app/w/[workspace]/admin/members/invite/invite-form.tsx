"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { InviteState } from "./actions";
import { InviteReport } from "./invite-report";

type Props = {
  action: (state: InviteState, form: FormData) => Promise<InviteState>;
  roles: { value: string; label: string }[];
};

export function InviteForm({ action, roles }: Props) {
  return (
    <ActionForm action={action as FormAction} className="max-w-140">
      {(state: InviteState) => (
        <>
          {state.report && <InviteReport report={state.report} />}
          <TextArea
            name="addresses"
            label="Email addresses"
            hint="One, or a pasted list: separated by commas, spaces or lines."
            rows={6}
            required
            autoFocus
            dir="ltr"
          />
          <Select name="role" label="Role" options={roles} defaultValue="member" />
          <Button tone="primary">Send invitations</Button>
        </>
      )}
    </ActionForm>
  );
}
