"use client";

import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { ScrollArea } from "@/components/ui/scroll-area";
import type { Configuration } from "@/lib/rules/applications/configuration";

type Props = { title: string; untried: string; list: Configuration[] };

/** Configurations to paste, one open at a time. `untried` marks those that were not run against the software itself. */
export function ShownConfiguration({ title, untried, list }: Props) {
  return (
    <fieldset aria-label={title} className="flex min-w-0 flex-col gap-2">
      {list.map(({ name, text, ...one }, at) => (
        <details key={name} name="configuration" open={at === 0} className="rounded border border-line px-4 py-3">
          <summary className="cursor-pointer font-medium">
            {name} {one.untried && <Badge>{untried}</Badge>}
          </summary>
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
