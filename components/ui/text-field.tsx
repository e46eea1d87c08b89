"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormField } from "../form-context";
import { Field, fieldAria } from "./field";
import { inputSize, inputStyle } from "./input-style";
import { joinClasses } from "./join-classes";

type Props = Omit<ComponentProps<"input">, "name" | "type" | "value"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  type?: "text" | "email" | "url" | "number" | "date" | "tel";
};

/** A field is as wide as what belongs in it. */
const widths: Partial<Record<NonNullable<Props["type"]>, string>> = {
  number: "max-w-28 tabular-nums",
  date: "max-w-44 tabular-nums",
};

/** Asks for one line of text; inside an ActionForm it keeps what was typed and shows its own error. */
export function TextField({ name, label, hint, error, type = "text", className, defaultValue, ...rest }: Props) {
  const id = useId();
  const answer = useFormField(name);
  const wrong = error ?? answer.error;
  return (
    <Field id={id} label={label} hint={hint} error={wrong}>
      <input
        {...rest}
        {...fieldAria(id, hint, wrong)}
        name={name}
        type={type}
        dir={rest.dir ?? (type === "text" ? "auto" : undefined)}
        defaultValue={answer.value ?? defaultValue}
        className={joinClasses(inputStyle, inputSize, widths[type], className)}
      />
    </Field>
  );
}
