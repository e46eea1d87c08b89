"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";

type Option = { value: string; label: string };
type Words = Record<"name" | "nameHint" | "language" | "languageHint" | "zone" | "zoneHint" | "save", string>;

type Props = {
  action: FormAction;
  words: Words;
  member: { name: string; language: string | null; timeZone: string | null };
  languages: Option[];
  zones: Option[];
};

export function ProfileForm({ action, words, member, languages, zones }: Props) {
  return (
    <ActionForm action={action}>
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        defaultValue={member.name}
        maxLength={100}
        autoComplete="name"
        required
      />
      <Select
        name="language"
        label={words.language}
        hint={words.languageHint}
        options={languages}
        defaultValue={member.language ?? ""}
      />
      <Select
        name="timeZone"
        label={words.zone}
        hint={words.zoneHint}
        options={zones}
        defaultValue={member.timeZone ?? ""}
      />
      <div>
        <Button tone="primary">{words.save}</Button>
      </div>
    </ActionForm>
  );
}
