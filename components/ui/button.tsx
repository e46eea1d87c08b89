"use client";

import type { ComponentProps, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonStyle } from "./button-style";
import { joinClasses } from "./join-classes";

type Props = ComponentProps<"button"> & ButtonLook;

/**
 * A button, of type "submit" by default. While its form is being sent it stays in place, focusable and enabled, shows
 * that it is busy, and ignores further presses: a form that sends itself must not swallow the press of a person who was
 * about to.
 */
export function Button({ tone, size, wide, className, children, onClick, type = "submit", ...rest }: Props) {
  const { pending, data, action } = useFormStatus();
  const waiting = pending && type === "submit";
  const named = !rest.name || data?.get(rest.name) === String(rest.value ?? "");
  const busy = waiting && (rest.formAction ? rest.formAction === action : named);

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (waiting) event.preventDefault();
    else onClick?.(event);
  }

  return (
    <button
      {...rest}
      type={type}
      onClick={press}
      aria-busy={busy || undefined}
      className={joinClasses(buttonStyle({ tone, size, wide }), className)}
    >
      {busy && (
        <span aria-hidden className="size-3.5 animate-spin rounded-full border-2 border-current border-e-transparent" />
      )}
      {/* Translated text is another node than React's: what comes and goes before it must find an element. */}
      <span className="contents">{children}</span>
    </button>
  );
}
