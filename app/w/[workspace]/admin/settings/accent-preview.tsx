"use client";

import { useEffect, useRef } from "react";
import { accentOf, grounds } from "@/lib/rules/brand/accent";
import { parseColour } from "@/lib/rules/brand/oklch";

type Words = Record<"preview" | "previewLight" | "previewDark" | "previewButton" | "previewText", string>;

/** Shows a button and a link in an accent as it becomes in both themes, on the ground of each. Needs script. */
export function AccentPreview({ colour, words }: { colour: string; words: Words }) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const chosen = parseColour(colour);
    if (!chosen) return;
    const shades = accentOf(chosen);
    for (const theme of ["light", "dark"] as const) {
      // By script alone: the page's policy allows no style in the markup.
      const sample = frame.current?.querySelector<HTMLElement>(`[data-sample=${theme}]`)?.style;
      const [, surface, onAccent] = grounds[theme];
      sample?.setProperty("--accent", shades[theme].accent);
      sample?.setProperty("--surface", surface);
      sample?.setProperty("--on-accent", onAccent);
    }
  }, [colour]);
  return (
    <figure ref={frame} aria-label={words.preview} className="grid gap-3 sm:grid-cols-2 noscript:hidden">
      <Sample theme="light" name={words.previewLight} words={words} />
      <Sample theme="dark" name={words.previewDark} words={words} />
    </figure>
  );
}

function Sample({ theme, name, words }: { theme: "light" | "dark"; name: string; words: Words }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-13 text-ink-faint">{name}</span>
      <div
        data-sample={theme}
        className="flex flex-wrap items-center gap-4 rounded border border-line bg-surface p-4 font-medium forced-color-adjust-none"
      >
        <span className="grid min-h-9 place-items-center rounded bg-accent px-3.5 text-on-accent">
          {words.previewButton}
        </span>
        <span className="text-accent underline">{words.previewText}</span>
      </div>
    </div>
  );
}
