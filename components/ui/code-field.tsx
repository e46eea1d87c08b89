"use client";

import { type ComponentProps, type InputEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { readCodeText } from "@/lib/ground/text";
import { useFormField } from "../form-context";
import { groupCode, isAppCode } from "./code-text";
import { Field, fieldAria } from "./field";
import { inputStyle } from "./input-style";
import { joinClasses } from "./join-classes";

type Props = Omit<ComponentProps<"input">, "name" | "type" | "value" | "defaultValue"> & {
  name?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  kind?: "digits" | "letters";
  submitOnSixth?: boolean;
};

const pauseBeforeSubmit = 300;

/**
 * Asks for a code in one large input. Pasted spaces and dashes are fine and anything may be typed, so a recovery code can go into
 * the field for digits; what is sent has neither. `submitOnSixth` sends the form a moment after the sixth digit and leaves the
 * button where it is. `kind` "letters" is for recovery and reset codes.
 */
export function CodeField({
  name = "code",
  label,
  hint,
  error,
  kind = "digits",
  submitOnSixth,
  className,
  ...rest
}: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const result = useFormField(name);
  const problem = error ?? result.error;

  useEffect(() => {
    const form = input.current?.form;
    const strip = (event: FormDataEvent) =>
      event.formData.set(name, readCodeText(String(event.formData.get(name) ?? "")));
    const cancel = () => clearTimeout(timer.current);
    form?.addEventListener("formdata", strip);
    form?.addEventListener("submit", cancel);
    return () => {
      cancel();
      form?.removeEventListener("formdata", strip);
      form?.removeEventListener("submit", cancel);
    };
  }, [name]);

  function tidy(event: InputEvent<HTMLInputElement>) {
    const field = event.currentTarget;
    clearTimeout(timer.current);
    if (field.selectionStart === field.value.length) field.value = groupCode(field.value);
    if (submitOnSixth && isAppCode(field.value)) {
      timer.current = setTimeout(() => field.form?.requestSubmit(), pauseBeforeSubmit);
    }
  }

  return (
    <Field id={id} label={label} hint={hint} error={problem} errorLink={result.link}>
      <input
        {...rest}
        {...fieldAria(id, hint, problem)}
        ref={input}
        name={name}
        onInput={tidy}
        data-code=""
        inputMode={kind === "digits" ? "numeric" : "text"}
        autoComplete={kind === "digits" ? "one-time-code" : "off"}
        autoCapitalize={kind === "digits" ? "none" : "characters"}
        autoCorrect="off"
        spellCheck={false}
        className={joinClasses(inputStyle, "font-mono", kind === "digits" ? digits : letters, className)}
      />
    </Field>
  );
}

const digits = "min-h-14 px-4 text-28 tracking-[0.16em] tabular-nums";
const letters = "min-h-12 px-4 text-16 tracking-[0.06em] uppercase";
