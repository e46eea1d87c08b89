"use client";

import { createContext, use } from "react";
import { type FieldLink, type FormState, untouched } from "./form-state";

/** Carries the state of the surrounding ActionForm to its fields. */
export const FormContext = createContext<FormState>(untouched);

/** What the last result says about one field. */
type FieldResult = { error: string | undefined; link: FieldLink | undefined; value: string | undefined };

/** Returns what the last result says about one field: its error, where that leads, and the value typed before. */
export function useFormField(name: string): FieldResult {
  const state = use(FormContext);
  return { error: state.fieldErrors?.[name], link: state.fieldLinks?.[name], value: state.values?.[name] };
}
