"use client";

import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { useReader } from "@/components/language/reader";
import { useFormField } from "../form-context";
import { Field, fieldAria } from "./field";
import { inputSize, inputStyle } from "./input-style";
import { joinClasses } from "./join-classes";

type Props = Omit<ComponentProps<"input">, "name" | "type" | "value" | "defaultValue"> & {
  name?: string;
  label?: ReactNode;
  hint?: ReactNode;
  error?: string;
  meter?: (value: string) => ReactNode;
};

/**
 * Asks for a password; a typed one is never sent back. "Show" needs script and is hidden without it. `meter` draws the
 * strength of the text typed so far under the field. Use `autoComplete` "new-password" where a password is chosen.
 */
export function PasswordField({
  name = "password",
  label,
  hint,
  error,
  meter,
  className,
  autoComplete = "current-password",
  ...rest
}: Props) {
  const id = useId();
  const { words } = useReader();
  const wrong = useFormField(name).error;
  const [shown, setShown] = useState(false);
  const [typed, setTyped] = useState("");
  const problem = error ?? wrong;
  return (
    <Field id={id} label={label ?? words.password} hint={hint} error={problem}>
      <div className="relative">
        <input
          {...rest}
          {...fieldAria(id, hint, problem)}
          name={name}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          onInput={meter && ((event) => setTyped(event.currentTarget.value))}
          className={joinClasses(inputStyle, inputSize, "pe-18", className)}
        />
        <button
          type="button"
          onClick={() => setShown(!shown)}
          className="absolute inset-y-1.5 end-1.5 rounded-sm px-2.5 text-13 text-ink-soft hover:bg-sunken hover:text-ink noscript:hidden"
        >
          <span>{shown ? words.hide : words.show}</span>
          <span className="sr-only"> {words.typed}</span>
        </button>
      </div>
      {meter?.(typed)}
    </Field>
  );
}
