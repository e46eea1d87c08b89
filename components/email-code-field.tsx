"use client";

import { CodeField } from "./ui/code-field";
import { Verbatim } from "./ui/verbatim";

/** Asks for the code that was mailed to an address. */
export function EmailCodeField({ address }: { address: string }) {
  return (
    <CodeField
      label="Email code"
      hint={
        <>
          8 digits, sent to <Verbatim>{address}</Verbatim>. Valid for 10 minutes.
        </>
      }
      required
      autoFocus
    />
  );
}
