"use client";

import { useEffect, useRef } from "react";
import { accentOf } from "@/lib/rules/brand/accent";
import { parseColour } from "@/lib/rules/brand/oklch";

type Words = Record<"preview" | "previewLight" | "previewDark" | "previewButton" | "previewText", string>;

/** Shows a button and a link in an accent as it becomes in both themes. Without script it shows the accent that is saved. */
export function AccentPreview({ colour, words }: { colour: string; words: Words }) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const chosen = parseColour(colour);
    if (!chosen) return;
    // By script alone: the page's policy allows no style in the markup.
    const shades = accentOf(chosen);
    for (const theme of ["light", "dark"] as const)
      frame.current
        ?.querySelector<HTMLElement>(`[data-theme=${theme}]`)
        ?.style.setProperty("--accent", shades[theme].accent);
  }, [colour]);
  return (
    <figure ref={frame} aria-label={words.preview} className="grid gap-3 sm:grid-cols-2">
      <Sample theme="light" name={words.previewLight} words={words} />
      <Sample theme="dark" name={words.previewDark} words={words} />
    </figure>
  );
}

function Sample({ theme, name, words }: { theme: "light" | "dark"; name: string; words: Words }) {
  return (
    <div
      data-theme={theme}
      className="flex flex-col items-start gap-3 rounded border border-line bg-surface p-4 text-ink [color-scheme:light] data-[theme=dark]:[color-scheme:dark]"
    >
      <span className="text-13 text-ink-faint">{name}</span>
      <span className="grid min-h-9 place-items-center rounded bg-accent px-3.5 font-medium text-on-accent">
        {words.previewButton}
      </span>
      <span className="font-medium text-accent underline">{words.previewText}</span>
    </div>
  );
}
