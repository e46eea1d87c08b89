"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormField } from "../form-context";
import { Field, fieldAria } from "./field";

type Props = Omit<ComponentProps<"input">, "name" | "type" | "value"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
};

/** Asks for a colour with the system's own dialog; inside an ActionForm it keeps the choice and shows its own error. */
export function ColorField({ name, label, hint, defaultValue, ...rest }: Props) {
  const id = useId();
  const answer = useFormField(name);
  return (
    <Field id={id} label={label} hint={hint} error={answer.error}>
      <input
        {...rest}
        {...fieldAria(id, hint, answer.error)}
        name={name}
        type="color"
        defaultValue={answer.value ?? defaultValue}
        className="h-9 w-20 cursor-pointer rounded border border-line-strong bg-surface p-1 hover:border-ink-soft"
      />
    </Field>
  );
}
