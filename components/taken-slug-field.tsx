"use client";

import { useFormField } from "./form-context";
import { TextField } from "./ui/text-field";

/** Asks for another workspace address once the form's result says that the first was taken. */
export function TakenSlugField({ label }: { label: string }) {
  const { error, value } = useFormField("slug");
  return (error || value) && <TextField name="slug" label={label} autoCapitalize="none" spellCheck={false} />;
}
