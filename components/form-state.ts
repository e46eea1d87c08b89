/**
 * What a server action returns to its form.
 * `message` is a refusal (role alert) unless `ok`, then it is a notice (role status). `fieldErrors` and `values` are keyed by
 * field name. `fieldLinks` leads from an error to the place where what was typed belongs. `values` gives back what was typed, never a password, key or code.
 */
export type FormState = {
  ok?: true;
  message?: string;
  fieldErrors?: Record<string, string>;
  fieldLinks?: Record<string, FieldLink>;
  values?: Record<string, string>;
};

export type FieldLink = { href: string; label: string };

/** The state of a form that was not sent yet. */
export const untouched: FormState = {};
