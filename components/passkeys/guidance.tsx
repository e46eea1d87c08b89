"use client";

import { useEffect, useState } from "react";
import { Notice } from "../ui/notice";
import { readAbilities } from "./ceremony";
import { sayDialog } from "./dialog-words";

/** Says what the system's dialog looks like with what this browser can use, and how to leave it (E9). */
export function Guidance() {
  const [text, setText] = useState("");
  useEffect(() => {
    readAbilities().then((abilities) => setText(sayDialog(abilities, navigator.userAgent)));
  }, []);
  return (
    <Notice tone="plain" title="Stay in this window">
      <ul className="mt-1 flex list-disc flex-col gap-1 ps-4">
        {text && <li>{text}</li>}
        <li>A password manager may offer to keep the passkey. That is fine.</li>
        <li>To get out, press Escape or Cancel in that dialog. This page goes on by itself when it is done.</li>
      </ul>
    </Notice>
  );
}
