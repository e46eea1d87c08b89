"use client";

import { Select } from "@/components/ui/select";
import { identityCheckWords } from "../../../identity-check-words";

const options = [
  { value: "", label: "Choose one", disabled: true },
  ...Object.entries(identityCheckWords).map(([value, label]) => ({ value, label })),
];

/** Asks how the identity of the member was checked. */
export function IdentityCheckField() {
  return (
    <Select
      name="identityCheck"
      label="How did you check who is asking?"
      hint="It stands in the audit log."
      options={options}
      defaultValue=""
      required
    />
  );
}
