"use client";

import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormField } from "../form-context";
import { Field, fieldAria } from "./field";
import { inputSize, inputStyle } from "./input-style";
import { joinClasses } from "./join-classes";

type Props = Omit<ComponentProps<"select">, "name" | "value" | "children"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  options: readonly { value: string; label: string; disabled?: boolean }[];
};

/** Asks for one of a few choices with the system's own list; inside an ActionForm it keeps the choice. */
export function Select({ name, label, hint, error, options, className, defaultValue, ...rest }: Props) {
  const id = useId();
  const answer = useFormField(name);
  const wrong = error ?? answer.error;
  const chosen = answer.value ?? defaultValue;
  return (
    <Field id={id} label={label} hint={hint} error={wrong}>
      <div className="relative">
        {/* React marks the default option only when a select mounts; without the key a form's reset would fall back to the first. */}
        <select
          {...rest}
          {...fieldAria(id, hint, wrong)}
          key={String(chosen)}
          name={name}
          defaultValue={chosen}
          className={joinClasses(inputStyle, inputSize, "cursor-pointer appearance-none truncate pe-10", className)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-ink-soft"
        />
      </div>
    </Field>
  );
}
