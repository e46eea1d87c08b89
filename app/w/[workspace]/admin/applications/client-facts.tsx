"use client";

import { useId } from "react";
import { CopyButton } from "@/components/ui/copy-button";

/** One value that an application is configured with, under its label. */
export function ClientFact({ label, value, hint }: { label: string; value: string; hint?: string }) {
  const id = useId();
  return (
    <div className="flex flex-col items-start gap-1">
      <p id={id} className="text-14 font-medium">
        {label}
      </p>
      <div className="flex w-full flex-wrap items-center gap-2">
        <figure aria-labelledby={id} className="min-w-0 font-mono text-14 wrap-anywhere select-all">
          <code translate="no">{value}</code>
        </figure>
        <CopyButton value={value} />
      </div>
      {hint && <p className="text-13 text-ink-faint">{hint}</p>}
    </div>
  );
}
