"use client";

import { useState } from "react";
import type { Columns } from "@/lib/ground/lists/choose-columns";
import { readFileText } from "@/lib/ground/lists/decode-text";
import type { NamedPerson } from "@/lib/ground/lists/read-list";
import type { InviteOutcome } from "@/lib/use-cases/invitations/invite-all";
import type { InviteWords } from "@/words/invite";
import type { ListPreview } from "./invite-state";
import { previewList, sayUnread } from "./preview-list";

/** A list that is shown before it is sent: where it came from, its text, and what was read in it. */
export type ShownList = {
  name: string;
  role: string;
  text: string;
  preview: ListPreview;
  people: NamedPerson[];
};

/** Asks the server about addresses, a line each. */
type Look = (addresses: string) => Promise<{ found: readonly InviteOutcome[] }>;

/** How many addresses the server is asked about at once. */
const addressesAtOnce = 2_000;

/**
 * Reads a chosen file or a pasted table in the page and keeps it there: the server is asked only who is a member already. The list stays until
 * it is sent or put aside. `reading` is true while a list is read.
 */
export function useListPreview(look: Look, roles: readonly string[], words: InviteWords) {
  const [shown, setShown] = useState<ShownList>();
  const [error, setError] = useState<{ field: "file" | "addresses"; sentence: string }>();
  const [reading, setReading] = useState(false);

  async function lookAhead(addresses: string[]) {
    const found: InviteOutcome[] = [];
    for (let at = 0; at < addresses.length; at += addressesAtOnce) {
      const some = await look(addresses.slice(at, at + addressesAtOnce).join("\n"));
      found.push(...some.found);
    }
    return found;
  }

  async function read(list: Pick<ShownList, "name" | "role" | "text">, field: "file" | "addresses", columns?: Columns) {
    setReading(true);
    const result = await previewList(list.text, { roles, columns, words }, lookAhead).catch(() => ({
      sentence: words.lostReading,
    }));
    setReading(false);
    if ("sentence" in result) return setError({ field, sentence: result.sentence });
    setError(undefined);
    setShown({ ...list, ...result });
  }

  async function showFile(file: File, role: string) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const found = readFileText(bytes);
    if (!found.ok) return setError({ field: "file", sentence: sayUnread(words, found) });
    await read({ name: file.name, role, text: found.text }, "file");
  }

  return {
    shown,
    error,
    reading,
    showFile,
    showTable: (text: string, role: string) => read({ name: words.pastedTable, role, text }, "addresses"),
    choose: (columns: Columns) => (shown ? read(shown, "file", columns) : undefined),
    refuse: (field: "file" | "addresses", sentence: string) => setError({ field, sentence }),
    putAside: () => {
      setShown(undefined);
      setError(undefined);
    },
  };
}
