"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormField } from "../form-context";
import { fieldAria } from "./field";
import { joinClasses } from "./join-classes";

type Props = Omit<ComponentProps<"input">, "type" | "name"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  type?: "checkbox" | "radio";
  quiet?: boolean;
};

/**
 * Asks for a yes, or with type "radio" for one of several choices. The whole line can be pressed. `quiet` leaves its
 * error to the group around it.
 */
export function Checkbox({ name, label, hint, error, type = "checkbox", quiet = false, className, ...rest }: Props) {
  const id = useId();
  const answer = useFormField(name);
  const problem = error ?? answer.error;
  const wrong = quiet ? undefined : problem;
  return (
    <div className={joinClasses("flex items-start gap-3", className)}>
      <input
        {...rest}
        {...fieldAria(id, hint, wrong)}
        aria-invalid={problem ? true : undefined}
        type={type}
        name={name}
        defaultChecked={answer.value === undefined ? rest.defaultChecked : answer.value === (rest.value ?? "on")}
        className="peer mt-0.5 size-4 shrink-0 cursor-pointer disabled:cursor-not-allowed"
      />
      <div className="-my-1.5 min-w-0 flex-1 py-1.5 peer-disabled:text-ink-faint">
        <label htmlFor={id} className="block cursor-pointer">
          {label}
        </label>
        {wrong && (
          <p id={`${id}-error`} className="text-13 text-bad">
            {wrong}
          </p>
        )}
        {hint && (
          <p id={`${id}-hint`} className="text-13 text-ink-faint">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
