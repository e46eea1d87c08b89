"use client";

import { type ReactNode, useId } from "react";
import { useFormField } from "../form-context";
import { Checkbox } from "./checkbox";
import { fieldAria } from "./field";
import { Glyph } from "./glyph";

type Props = {
  legend: ReactNode;
  name: string;
  hint?: ReactNode;
  error?: string;
  defaultValue?: string;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
};

/** Asks for one of a few choices that are all visible; inside an ActionForm it keeps the choice. */
export function RadioGroup({ legend, name, hint, error, defaultValue, options }: Props) {
  const id = useId();
  const wrong = useFormField(name).error;
  const problem = error ?? wrong;
  const { "aria-describedby": described } = fieldAria(id, hint, problem);
  return (
    <fieldset data-setting aria-describedby={described} className="flex flex-col gap-2.5">
      <legend className="mb-2 font-medium">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="-mt-2 text-13 text-ink-faint">
          {hint}
        </p>
      )}
      {options.map((option) => (
        <Checkbox
          key={option.value}
          type="radio"
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          defaultChecked={option.value === defaultValue}
          quiet
        />
      ))}
      {problem && (
        <p id={`${id}-error`} className="flex gap-1.5 text-13 text-bad">
          <Glyph shape="stop" />
          <span className="min-w-0">{problem}</span>
        </p>
      )}
    </fieldset>
  );
}
