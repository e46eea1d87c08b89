"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useReader } from "@/components/language/reader";
import { Button } from "./button";
import type { ButtonLook } from "./button-style";

type Props = ButtonLook & { value: string; label?: string };

/**
 * Copies a text to the clipboard and says so; its accessible name stays the same. Needs script and is hidden without
 * it.
 */
export function CopyButton({ value, label, size = "small", ...look }: Props) {
  const { words } = useReader();
  const [said, setSaid] = useState("");
  const done = said === words.copied;

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), 2500);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setSaid(words.copied);
    } catch {
      setSaid(words.notCopied);
    }
  }

  return (
    <>
      <Button {...look} size={size} type="button" onClick={copy} className="noscript:hidden">
        {done ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />}
        <span>{label ?? words.copy}</span>
      </Button>
      <span role="status" className={said && !done ? "text-13 text-bad" : "sr-only"}>
        {said}
      </span>
    </>
  );
}
