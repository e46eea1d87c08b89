"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormField } from "../form-context";
import { Field, fieldAria } from "./field";
import { joinClasses } from "./join-classes";

type Props = Omit<ComponentProps<"input">, "name" | "type" | "value" | "defaultValue"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
};

/** Asks for a file; inside an ActionForm it shows its own error. */
export function FileField({ name, label, hint, error, className, ...rest }: Props) {
  const id = useId();
  const answer = useFormField(name);
  const wrong = error ?? answer.error;
  return (
    <Field id={id} label={label} hint={hint} error={wrong}>
      <input
        {...rest}
        {...fieldAria(id, hint, wrong)}
        name={name}
        type="file"
        className={joinClasses(
          "w-full cursor-pointer overflow-hidden rounded border border-line-strong bg-surface text-14 text-ink-soft hover:border-ink-soft aria-invalid:border-bad",
          "file:me-3 file:min-h-9 in-data-entry:file:min-h-11 file:cursor-pointer file:border-0 file:border-e file:border-line-strong file:bg-sunken file:px-3.5 file:text-14 file:text-ink",
          className,
        )}
      />
    </Field>
  );
}
