"use client";

import { useState } from "react";
import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { isTable } from "@/lib/ground/lists/is-table";
import type { NamedPerson } from "@/lib/ground/lists/read-list";
import type { InviteOutcome } from "@/lib/use-cases/invitations/invite-all";
import type { InviteWords } from "@/words/invite";
import { ConfirmLink } from "./confirm-link";
import { FileRunStatus } from "./file-run";
import { InviteReport } from "./invite-report";
import type { InviteState, SliceAnswer } from "./invite-state";
import { InviteWordsProvider } from "./invite-words";
import { LineReport } from "./line-report";
import { PostedPreview } from "./posted-preview";
import { ShownPreview } from "./shown-preview";
import { useFileRun } from "./use-file-run";
import { useListPreview } from "./use-list-preview";

type Props = {
  action: (state: InviteState, form: FormData) => Promise<InviteState>;
  sendSlice: (people: NamedPerson[], role: string) => Promise<SliceAnswer>;
  lookAt: (addresses: string) => Promise<{ found: readonly InviteOutcome[] }>;
  startOver: string;
  roles: { value: string; label: string; name: string }[];
  words: InviteWords;
};

/**
 * Asks for the people to invite. A pasted list goes in one request. A file, or a pasted table, is shown first and then goes in slices
 * with a progress bar. Without script it is shown by one request and sent by the next.
 */
export function InviteForm({ action, sendSlice, lookAt, startOver, roles, words }: Props) {
  const { run, start, stop, goOn } = useFileRun(sendSlice);
  const list = useListPreview(
    lookAt,
    roles.map(({ value }) => value),
    words,
  );
  const [sent, setSent] = useState(0);
  const nameOf = (role: string) => roles.find(({ value }) => value === role)?.name ?? role;
  const errorOf = (field: "file" | "addresses") => (list.error?.field === field ? list.error.sentence : undefined);

  function takeOver(form: FormData): boolean {
    if (list.reading) return true;
    if (form.get("list")) return false;
    const file = form.get("file");
    const pasted = String(form.get("addresses") ?? "");
    const role = String(form.get("role"));
    if (file instanceof File && file.size > 0) {
      if (pasted.trim() !== "") list.refuse("file", words.both);
      else void list.showFile(file, role);
      return true;
    }
    if (!isTable(pasted)) return false;
    void list.showTable(pasted, role);
    return true;
  }

  function send() {
    if (!list.shown) return;
    void start(list.shown);
    list.putAside();
    setSent(sent + 1);
  }

  return (
    <InviteWordsProvider words={words}>
      <div className="flex flex-col gap-6">
        {run && !list.shown && <FileRunStatus run={run} onStop={stop} onGoOn={goOn} />}
        {list.shown && (
          <ShownPreview
            key={list.shown.name}
            list={list.shown}
            role={nameOf(list.shown.role)}
            error={list.error?.sentence}
            reading={list.reading}
            onChoose={list.choose}
            onSend={send}
            onBack={list.putAside}
          />
        )}
        {run?.state !== "running" && (
          // What was chosen stays while the preview is shown, and goes once it is sent.
          <div key={sent} hidden={list.shown !== undefined}>
            <ActionForm action={action as FormAction} takeOver={takeOver}>
              {(state: InviteState) =>
                state.preview ? (
                  <PostedPreview
                    preview={state.preview}
                    role={state.values?.role ?? ""}
                    roleName={nameOf(state.values?.role ?? "")}
                    startOver={startOver}
                  />
                ) : (
                  <div className="flex max-w-140 flex-col gap-5">
                    {state.confirmHref && <ConfirmLink href={state.confirmHref} />}
                    {state.report && <InviteReport report={state.report} />}
                    {state.lines && <LineReport lines={state.lines} />}
                    <TextArea
                      name="addresses"
                      label={words.addresses}
                      hint={words.addressesHint}
                      rows={6}
                      autoFocus={!run}
                      dir="ltr"
                      error={errorOf("addresses")}
                    />
                    <FileField
                      name="file"
                      label={words.file}
                      hint={words.fileHint}
                      accept=".csv,.tsv,.txt,text/csv,text/plain"
                      error={errorOf("file")}
                    />
                    <Select
                      name="role"
                      label={words.role}
                      hint={words.roleHint}
                      options={roles}
                      defaultValue="member"
                    />
                    <Button tone="primary" aria-busy={list.reading || undefined}>
                      {words.send}
                    </Button>
                  </div>
                )
              }
            </ActionForm>
          </div>
        )}
      </div>
    </InviteWordsProvider>
  );
}
