import type { ReactNode } from "react";
import type { FieldLink } from "../form-state";
import { Glyph } from "./glyph";
import { TextLink } from "./text-link";

type Props = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  errorLink?: FieldLink | undefined;
  children: ReactNode;
};

/** Lays out one field: label, control, then its hint or error; give the control `fieldAria(…)` of the same id. */
export function Field({ id, label, hint, error, errorLink, children }: Props) {
  return (
    <div data-setting className="flex flex-col gap-1.5">
      <label htmlFor={id} className="self-start text-14 font-medium">
        {label}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 text-13 text-bad">
          <Glyph shape="stop" />
          <span className="min-w-0 wrap-anywhere">
            <span>{error}</span>
            {errorLink && (
              <span>
                {" "}
                <TextLink href={errorLink.href}>{errorLink.label}</TextLink>
              </span>
            )}
          </span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-13 wrap-anywhere text-ink-faint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Wires a control to its field's hint and error for assistive technology. */
export function fieldAria(id: string, hint: unknown, error: string | undefined) {
  const described = [error && `${id}-error`, Boolean(hint) && `${id}-hint`].filter(Boolean).join(" ");
  return {
    id,
    "aria-invalid": error ? (true as const) : undefined,
    "aria-describedby": described || undefined,
  };
}
