"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { ColorField } from "@/components/ui/color-field";
import { FileField } from "@/components/ui/file-field";
import { mostLogoBytes } from "@/lib/rules/brand/logo";
import { AccentPreview } from "./accent-preview";

export type LookWords = Record<
  | ("logo" | "logoHint" | "logoOf" | "removeLogo" | "tooBig" | "accent" | "accentHint" | "usualAccent")
  | ("preview" | "previewLight" | "previewDark" | "previewButton" | "previewText"),
  string
>;

type Props = {
  logoHref: string | null;
  /** The colour that admins chose, and the product's, which is shown while they chose none. */
  accent: string | null;
  usual: string;
  words: LookWords;
};

/** Asks for the logo and the accent of the workspace. A file that is too big is named before it is sent. */
export function LookFields({ logoHref, accent, usual, words }: Props) {
  const [tooBig, setTooBig] = useState(false);
  const [colour, setColour] = useState(accent ?? usual);
  return (
    <>
      <div className="flex flex-col gap-3">
        {logoHref && (
          <img
            src={logoHref}
            alt={words.logoOf}
            className="h-16 max-w-60 self-start rounded border border-line bg-white object-contain p-1"
          />
        )}
        <FileField
          name="logo"
          label={words.logo}
          hint={words.logoHint}
          accept="image/png,image/jpeg,image/webp"
          error={tooBig ? words.tooBig : undefined}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            setTooBig(file !== undefined && file.size > mostLogoBytes);
          }}
        />
        {logoHref && <Checkbox name="removeLogo" label={words.removeLogo} />}
      </div>
      <div className="flex flex-col gap-3">
        <ColorField
          name="accent"
          label={words.accent}
          hint={words.accentHint}
          defaultValue={accent ?? usual}
          onInput={({ currentTarget }) => setColour(currentTarget.value)}
        />
        {accent && <Checkbox name="usualAccent" label={words.usualAccent} />}
        <AccentPreview colour={colour} words={words} />
      </div>
    </>
  );
}
