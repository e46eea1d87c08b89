"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormField } from "../form-context";
import { Field, fieldAria } from "./field";
import { inputSize, inputStyle } from "./input-style";
import { joinClasses } from "./join-classes";

type Props = Omit<ComponentProps<"textarea">, "name" | "value"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
};

/** Asks for several lines of text; inside an ActionForm it keeps what was typed and shows its own error. */
export function TextArea({ name, label, hint, error, rows = 4, className, defaultValue, ...rest }: Props) {
  const id = useId();
  const answer = useFormField(name);
  const wrong = error ?? answer.error;
  return (
    <Field id={id} label={label} hint={hint} error={wrong}>
      <textarea
        {...rest}
        {...fieldAria(id, hint, wrong)}
        name={name}
        rows={rows}
        dir={rest.dir ?? "auto"}
        defaultValue={answer.value ?? defaultValue}
        className={joinClasses(inputStyle, inputSize, "resize-y", className)}
      />
    </Field>
  );
}
