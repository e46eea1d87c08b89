"use client";

import { CopyButton } from "@/components/ui/copy-button";

/** Configurations to paste, one open at a time. */
export function ShownConfiguration({ title, list }: { title: string; list: { name: string; text: string }[] }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      {list.map(({ name, text }, at) => (
        <details key={name} name="configuration" open={at === 0} className="rounded border border-line px-4 py-3">
          <summary className="cursor-pointer font-medium">{name}</summary>
          <pre className="my-3 overflow-x-auto font-mono text-13" translate="no">
            {text}
          </pre>
          <CopyButton value={text} />
        </details>
      ))}
    </section>
  );
}
