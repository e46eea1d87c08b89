"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import type { PalettePlace, PaletteWords } from "./found";

const PaletteDialog = lazy(() => import("./palette-dialog"));

type Props = { pages: PalettePlace[]; findHref: string | null; words: PaletteWords };

const typing = "input, select, textarea, [contenteditable]";

/**
 * Opens the palette by its button, ⌘K or Ctrl K, and moves the focus to the page's search by "/". The dialog's script is loaded when it
 * first opens. Keys do nothing while someone types or a dialog is open.
 */
export function Palette({ pages, findHref, words }: Props) {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
      const command = event.metaKey !== event.ctrlKey && !event.altKey && !event.shiftKey && event.key === "k";
      if (command) {
        event.preventDefault();
        setOpen(true);
        return;
      }
      if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey) return;
      if ((event.target as Element).closest(typing)) return;
      event.preventDefault();
      const search = document.querySelector<HTMLInputElement>("main input[type=search]");
      if (search) search.focus();
      else setOpen(true);
    }
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
        className="flex min-h-9 w-full cursor-pointer items-center gap-2 rounded border border-line bg-surface px-2.5 text-start text-13 text-ink-soft hover:border-line-strong hover:text-ink noscript:hidden"
      >
        <Search aria-hidden className="size-4" />
        <span className="flex-1">{words.open}</span>
        <kbd aria-hidden className="font-mono text-13 text-ink-faint max-lg:hidden">
          {words.keys}
        </kbd>
      </button>
      {open && (
        <Suspense>
          <PaletteDialog pages={pages} findHref={findHref} words={words} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
