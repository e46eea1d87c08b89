import { useId } from "react";
import { CopyButton } from "./copy-button";

type Props = { label: string; code: string };

/** Shows a code to be read out or handed over, large and in the groups it comes in, with a copy button. */
export function OneTimeCode({ label, code }: Props) {
  const id = useId();
  return (
    <div className="flex flex-col items-start gap-2">
      <p id={id} className="text-14 font-medium">
        {label}
      </p>
      <figure
        aria-labelledby={id}
        className="block w-full rounded border border-line bg-sunken px-4 py-4 text-center font-mono text-20 text-balance sm:text-28 select-all"
      >
        <code translate="no">{code}</code>
      </figure>
      <CopyButton value={code} />
    </div>
  );
}
