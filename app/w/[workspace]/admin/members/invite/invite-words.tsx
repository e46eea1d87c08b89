"use client";

import { createContext, type ReactNode, use } from "react";
import { useReader } from "@/components/language/reader";
import { fill } from "@/words/fill";
import type { InviteWords } from "@/words/invite";

/** A text for 1 and one for other numbers. */
type ByNumber = { one: string; other: string };
type Values = Readonly<Record<string, string>>;

const WordsContext = createContext<InviteWords | null>(null);

/** Gives the parts of the page that run in the browser its words. */
export function InviteWordsProvider({ words, children }: { words: InviteWords; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** Reads the page's words, and how its language writes numbers and chooses by them. */
export function useInviteWords() {
  const words = use(WordsContext);
  const { language } = useReader();
  if (!words) throw new Error("no words: this part stands outside of the page that invites");
  const number = (n: number) => n.toLocaleString(language);
  const byNumber = (texts: ByNumber, n: number, values: Values = {}) =>
    fill(n === 1 ? texts.one : texts.other, { n: number(n), ...values });
  return { words, number, byNumber };
}
