"use client";

import { createContext, type ReactNode, use } from "react";
import type { Language } from "@/words/language";
import type { SharedWords } from "@/words/shared";

/** Who reads a page: their language, the time zone they chose (null: the browser's own), and what primitives say to them. */
type Reader = { language: Language; zone: string | null; words: SharedWords };

const ReaderContext = createContext<Reader | null>(null);

/** Gives what runs in the browser the reader's language, and the few words that its primitives say by themselves. */
export function ReaderProvider({ children, ...reader }: Reader & { children: ReactNode }) {
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

/** Reads who reads the page, in a client component. Throws outside of the root layout. */
export function useReader(): Reader {
  const reader = use(ReaderContext);
  if (!reader) throw new Error("no reader: this part stands outside of the layout");
  return reader;
}
