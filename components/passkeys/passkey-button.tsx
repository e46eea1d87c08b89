"use client";

import { KeyRound } from "lucide-react";
import { useId, useRef, useState, useTransition } from "react";
import type { PasskeyWords } from "@/words/passkeys";
import type { FormState } from "../form-state";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import type { ButtonLook } from "../ui/button-style";
import { Availability } from "./availability";
import { type Asked, knowsPasskeys, type RequestOptions, signalUnknown, stopWaiting, usePasskey } from "./ceremony";
import { Guidance } from "./guidance";

/** The server's reply to an assertion. `forget`: it knows no such passkey, so the browser may drop it. */
export type Judged = FormState & { forget?: true };

type Props = ButtonLook & {
  label: string;
  words: PasskeyWords;
  begin: () => Promise<Asked<RequestOptions>>;
  finish: (answer: unknown) => Promise<Judged>;
};

/**
 * Uses a passkey or security key: fetches a challenge, opens the system's dialog with guidance next to it, sends the
 * response. Says below the button why it was refused, or what this browser or device lacks. Needs script and is hidden
 * without it.
 */
export function PasskeyButton({ label, words, begin, finish, ...look }: Props) {
  const [phase, setPhase] = useState<"idle" | "open">("idle");
  const [message, setMessage] = useState("");
  const [pending, startTransition] = useTransition();
  const alert = useRef<HTMLDivElement>(null);
  const note = useId();

  function refuse(text: string) {
    setPhase("idle");
    setMessage(text);
    requestAnimationFrame(() => alert.current?.querySelector<HTMLElement>("[role=alert]")?.focus());
  }

  function press() {
    if (!knowsPasskeys()) return refuse(words.unsupported);
    setMessage("");
    startTransition(async () => {
      // The ceremony in the form's suggestions ends first: a page has one at a time.
      await stopWaiting();
      const asked = await begin();
      if ("message" in asked) return refuse(asked.message);
      setPhase("open");
      const ended = await usePasskey(asked.options);
      if (!("answer" in ended)) return refuse(words[ended.ended]);
      setPhase("idle");
      const judged = await finish(ended.answer);
      if (judged?.forget && asked.options.rpId) await signalUnknown(asked.options.rpId, ended.answer.id);
      if (judged?.message) refuse(judged.message);
    });
  }

  return (
    <div ref={alert} className="flex flex-col gap-3 noscript:hidden">
      <Button
        {...look}
        type="button"
        onClick={press}
        aria-describedby={note}
        aria-busy={pending || undefined}
        aria-disabled={pending || undefined}
      >
        <KeyRound aria-hidden />
        {label}
      </Button>
      {phase === "idle" && !message && <Availability id={note} words={words} />}
      {phase === "open" && <Guidance words={words} />}
      {message && <Alert>{message}</Alert>}
    </div>
  );
}
