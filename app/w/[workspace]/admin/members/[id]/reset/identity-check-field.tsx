"use client";

import { Select } from "@/components/ui/select";
import type { resets } from "@/words/resets";

type Props = {
  label: string;
  hint: string;
  chooseOne: string;
  checks: (typeof resets)["en"]["checks"];
};

/** Asks how the identity of the member was checked. */
export function IdentityCheckField({ label, hint, chooseOne, checks }: Props) {
  const options = [
    { value: "", label: chooseOne, disabled: true },
    ...Object.entries(checks).map(([value, said]) => ({ value, label: said })),
  ];
  return <Select name="identityCheck" label={label} hint={hint} options={options} defaultValue="" required />;
}
