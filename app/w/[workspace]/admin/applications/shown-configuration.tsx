"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { ScrollArea } from "@/components/ui/scroll-area";

/** Configurations to paste, one open at a time. */
export function ShownConfiguration({ title, list }: { title: string; list: { name: string; text: string }[] }) {
  return (
    <fieldset aria-label={title} className="flex min-w-0 flex-col gap-2">
      {list.map(({ name, text }, at) => (
        <details key={name} name="configuration" open={at === 0} className="rounded border border-line px-4 py-3">
          <summary className="cursor-pointer font-medium">{name}</summary>
          <ScrollArea label={name} className="my-3 overflow-x-auto">
            <pre className="font-mono text-13" translate="no">
              {text}
            </pre>
          </ScrollArea>
          <CopyButton value={text} />
        </details>
      ))}
    </fieldset>
  );
}
