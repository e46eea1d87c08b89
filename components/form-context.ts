"use client";

import { createContext, use } from "react";
import { type FormState, untouched } from "./form-state";

/** Carries the state of the surrounding ActionForm to its fields. */
export const FormContext = createContext<FormState>(untouched);

/** Returns what the last result says about one field: its error and the value typed before. */
export function useFormField(name: string): { error: string | undefined; value: string | undefined } {
  const state = use(FormContext);
  return { error: state.fieldErrors?.[name], value: state.values?.[name] };
}
