"use client";

import { useEffect, useState } from "react";
import type { PasskeyWords } from "@/words/passkeys";
import { Notice } from "../ui/notice";
import { readAbilities } from "./ceremony";
import { sayDialog } from "./dialog-words";

/** Says what the system's dialog looks like with what this browser can use, and how to leave it (E9). */
export function Guidance({ words }: { words: PasskeyWords }) {
  const [text, setText] = useState("");
  useEffect(() => {
    readAbilities().then((abilities) => setText(sayDialog(abilities, navigator.userAgent, words.dialog)));
  }, [words]);
  return (
    <Notice result tone="plain" title={words.stay}>
      <ul className="mt-1 flex list-disc flex-col gap-1 ps-4">
        {text && <li>{text}</li>}
        <li>{words.manager}</li>
        <li>{words.leave}</li>
      </ul>
    </Notice>
  );
}
