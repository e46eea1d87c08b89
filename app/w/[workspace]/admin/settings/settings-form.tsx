"use client";

import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { mostLogoBytes } from "@/lib/rules/brand/logo";
import { LookFields, type LookWords } from "./look-fields";

type Option = { value: string; label: string };
type Words = Record<
  | ("name" | "nameHint" | "supportContact" | "supportContactHint")
  | ("language" | "languageHint" | "zone" | "zoneHint" | "save"),
  string
> &
  LookWords;

type Props = {
  action: FormAction;
  words: Words;
  settings: { seen: string; name: string; supportContact: string | null; language: string; timeZone: string };
  look: { logoHref: string | null; accent: string | null; usual: string };
  languages: Option[];
  zones: Option[];
};

export function SettingsForm({ action, words, settings, look, languages, zones }: Props) {
  return (
    <ActionForm action={action} takeOver={holdsTooBig}>
      <input type="hidden" name="seen" value={settings.seen} />
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        defaultValue={settings.name}
        maxLength={100}
        autoComplete="off"
        required
      />
      <LookFields {...look} words={words} />
      <TextField
        name="supportContact"
        label={words.supportContact}
        hint={words.supportContactHint}
        defaultValue={settings.supportContact ?? ""}
        maxLength={200}
        autoComplete="off"
      />
      <Select
        name="language"
        label={words.language}
        hint={words.languageHint}
        options={languages}
        defaultValue={settings.language}
      />
      <Select
        name="timeZone"
        label={words.zone}
        hint={words.zoneHint}
        options={zones}
        defaultValue={settings.timeZone}
      />
      <div>
        <Button tone="primary">{words.save}</Button>
      </div>
    </ActionForm>
  );
}

/** A file that the field has named as too big is not sent. */
function holdsTooBig(form: FormData): boolean {
  const file = form.get("logo");
  return file instanceof File && file.size > mostLogoBytes;
}
