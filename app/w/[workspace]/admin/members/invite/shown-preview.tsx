"use client";

import { useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { type ColumnFields, readColumns, writeColumns } from "./columns";
import { useInviteWords } from "./invite-words";
import { Preview } from "./preview";
import type { ShownList } from "./use-list-preview";

type Props = {
  list: ShownList;
  role: string;
  error: string | undefined;
  reading: boolean;
  onChoose: (columns: ReturnType<typeof readColumns>) => void;
  onSend: () => void;
  onBack: () => void;
};

/** Shows a list that the page has read, reads it again when other columns are chosen, and sends nothing before it is told to. */
export function ShownPreview({ list, role, error, reading, onChoose, onSend, onBack }: Props) {
  const top = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const { preview } = list;
  const { words } = useInviteWords();
  const missing = preview.columns.address === null;
  const chosen = useRef<keyof ColumnFields>(undefined);

  // The choice that was changed is made again with the new preview, and keeps the focus.
  useEffect(() => {
    const field = preview && chosen.current;
    const target = field ? top.current?.querySelector<HTMLElement>(`[name="${field}"]`) : top.current;
    target?.focus();
  }, [preview]);

  function choose(field: keyof ColumnFields, value: string) {
    chosen.current = field;
    onChoose(readColumns({ ...writeColumns(preview.columns), [field]: value }));
  }

  return (
    <div ref={top} tabIndex={-1} className="flex scroll-mt-24 flex-col gap-4">
      {error && <Alert>{error}</Alert>}
      <Preview
        preview={preview}
        role={role}
        addressError={asked && missing ? words.preview.chooseAddress : undefined}
        onChoose={choose}
      >
        {(missing || preview.count > 0) && (
          <Button type="button" tone="primary" disabled={reading} onClick={missing ? () => setAsked(true) : onSend}>
            {words.send}
          </Button>
        )}
        <Button type="button" onClick={onBack}>
          {words.back}
        </Button>
      </Preview>
    </div>
  );
}
