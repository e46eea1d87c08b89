"use client";

import { useState } from "react";
import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { ConfirmLink } from "./confirm-link";
import { FileRunStatus } from "./file-run";
import { InviteReport } from "./invite-report";
import type { InviteState, SliceAnswer } from "./invite-state";
import { LineReport } from "./line-report";
import type { NamedPerson } from "./read-people";
import { useFileRun } from "./use-file-run";

type Props = {
  action: (state: InviteState, form: FormData) => Promise<InviteState>;
  sendSlice: (people: NamedPerson[], role: string) => Promise<SliceAnswer>;
  roles: { value: string; label: string }[];
};

/**
 * Asks for the people to invite. A pasted list goes in one request, a file in slices with a progress bar. Without script
 * the file also goes in one request.
 */
export function InviteForm({ action, sendSlice, roles }: Props) {
  const { run, fileError, start, stop, goOn } = useFileRun(sendSlice);
  const [both, setBoth] = useState(false);

  function takeOver(form: FormData): boolean {
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0) return false;
    const pasted = String(form.get("addresses") ?? "").trim() !== "";
    setBoth(pasted);
    if (!pasted) void start(file, String(form.get("role")));
    return true;
  }

  return (
    <div className="flex flex-col gap-6">
      {run && <FileRunStatus run={run} onStop={stop} onGoOn={goOn} />}
      {run?.state !== "running" && (
        <ActionForm action={action as FormAction} takeOver={takeOver} className="max-w-140">
          {(state: InviteState) => (
            <>
              {state.confirmHref && <ConfirmLink href={state.confirmHref} />}
              {state.report && <InviteReport report={state.report} />}
              {state.lines && <LineReport lines={state.lines} />}
              <TextArea
                name="addresses"
                label="Email addresses"
                hint="One, or a pasted list: separated by commas, spaces or lines."
                rows={6}
                autoFocus={!run}
                dir="ltr"
              />
              <FileField
                name="file"
                label="Or a CSV file"
                hint="With the addresses in one column. A first line may name the columns: email, name, role."
                accept=".csv,.tsv,.txt,text/csv,text/plain"
                error={both ? bothGiven : fileError}
              />
              <Select
                name="role"
                label="Role"
                hint="For all but those whose line in the file names another."
                options={roles}
                defaultValue="member"
              />
              <Button tone="primary">Send invitations</Button>
            </>
          )}
        </ActionForm>
      )}
    </div>
  );
}

const bothGiven = "You pasted addresses as well. Send one or the other.";
