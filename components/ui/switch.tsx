"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormField } from "../form-context";
import { fieldAria } from "./field";
import { joinClasses } from "./join-classes";

type Props = Omit<ComponentProps<"input">, "type" | "name"> & {
  name: string;
  label: ReactNode;
  consequence?: ReactNode;
  error?: string;
};

/** Turns one sentence of a policy on or off, with its consequence under it; sent with its form like a checkbox ("on" or nothing). */
export function Switch({ name, label, consequence, error, className, ...rest }: Props) {
  const id = useId();
  const answer = useFormField(name);
  const wrong = error ?? answer.error;
  return (
    <div data-setting className={joinClasses("flex items-start gap-3", className)}>
      <input
        {...rest}
        {...fieldAria(id, consequence, wrong)}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox carries its state itself (ARIA in HTML)
        role="switch"
        name={name}
        defaultChecked={answer.value === undefined ? rest.defaultChecked : answer.value === "on"}
        className={track}
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="block cursor-pointer font-medium">
          {label}
        </label>
        {wrong && (
          <p id={`${id}-error`} className="text-13 text-bad">
            {wrong}
          </p>
        )}
        {consequence && (
          <div id={`${id}-hint`} className="mt-0.5 text-13 text-ink-soft">
            {consequence}
          </div>
        )}
      </div>
    </div>
  );
}

const track =
  "relative h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full border border-line-strong bg-sunken transition-colors " +
  "before:absolute before:inset-y-0.5 before:start-0.5 before:size-3.5 before:rounded-full before:bg-ink-soft before:transition-[translate,background-color] " +
  "checked:border-accent checked:bg-accent checked:before:translate-x-4 checked:before:bg-on-accent rtl:checked:before:-translate-x-4 " +
  "forced-color-adjust-none forced-colors:border-[CanvasText] forced-colors:bg-[Canvas] forced-colors:before:bg-[CanvasText] " +
  "forced-colors:checked:bg-[Highlight] forced-colors:checked:before:bg-[HighlightText] disabled:cursor-not-allowed disabled:opacity-50";
