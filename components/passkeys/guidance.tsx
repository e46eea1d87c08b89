"use client";

import { useEffect, useState } from "react";
import { Notice } from "../ui/notice";

const platforms: [RegExp, string][] = [
  [
    /iPhone|iPad/,
    "A sheet from iOS asks for Face ID, Touch ID or your passcode. “Other options” leads to a security key.",
  ],
  [
    /Android/,
    "A sheet from Android asks for your fingerprint, face or screen lock. “Another device” leads to a security key.",
  ],
  [
    /Mac OS X|Macintosh/,
    "macOS asks for Touch ID, Apple Watch or your password. “Other options” leads to a phone or a security key.",
  ],
  [
    /Windows/,
    "Windows Hello asks for your face, fingerprint or PIN. “Choose a different passkey” leads to a phone or a security key.",
  ],
  [/CrOS/, "ChromeOS asks for your fingerprint, PIN or password. You can choose a phone or a security key instead."],
  [/Linux/, "The browser asks for a security key or a phone. Plug the key in and touch it when it blinks."],
];

/** Says what the system's dialog looks like on this platform, and how to leave it (E9). */
export function Guidance() {
  const [text, setText] = useState("");
  useEffect(() => setText(platforms.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? ""), []);
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
