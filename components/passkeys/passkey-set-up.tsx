"use client";

import { useState, useTransition } from "react";
import type { PasskeyWords } from "@/words/passkeys";
import type { FormState } from "../form-state";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { Availability } from "./availability";
import {
  type Asked,
  type CreationOptions,
  createPasskey,
  knowsPasskeys,
  type RequestOptions,
  usePasskey,
} from "./ceremony";
import { Guidance } from "./guidance";

type Props = {
  words: PasskeyWords;
  begin: (name: string) => Promise<Asked<CreationOptions>>;
  register: (name: string, answer: unknown) => Promise<Asked<RequestOptions>>;
  confirm: (answer: unknown) => Promise<FormState>;
};

type Phase = "naming" | "creating" | "using";

/**
 * Sets up a passkey or security key: its name first, then the system's dialog that makes it, then at once the one that
 * uses it (E3, E8). If the browser wants another press before the second dialog, a button asks for it.
 */
export function PasskeySetUp({ words, begin, register, confirm }: Props) {
  const [phase, setPhase] = useState<Phase>("naming");
  const [second, setSecond] = useState<RequestOptions | null>(null);
  const [message, setMessage] = useState("");
  const [pending, startTransition] = useTransition();

  function refuse(text: string) {
    setMessage(text);
    setPhase("naming");
    requestAnimationFrame(() => document.querySelector<HTMLElement>("main [role=alert]")?.focus());
  }

  function create(form: FormData) {
    if (!knowsPasskeys()) return refuse(words.unsupported);
    const name = String(form.get("name") ?? "");
    setMessage("");
    setSecond(null);
    startTransition(async () => {
      const asked = await begin(name);
      if ("message" in asked) return refuse(asked.message);
      setPhase("creating");
      const made = await createPasskey(asked.options);
      if (!("answer" in made)) return refuse(words[made.ended]);
      const registered = await register(name, made.answer);
      if ("message" in registered) return refuse(registered.message);
      setSecond(registered.options);
      await useOnce(registered.options);
    });
  }

  async function useOnce(options: RequestOptions) {
    setPhase("using");
    setMessage("");
    const used = await usePasskey(options);
    // A browser that wants a press before each dialog refuses the second one: the button asks for the press.
    if (!("answer" in used)) return setMessage(words[used.ended]);
    const judged = await confirm(used.answer);
    if (judged?.message) refuse(judged.message);
  }

  return (
    <div className="flex flex-col gap-5">
      {message && <Alert>{message}</Alert>}
      {phase !== "using" && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) create(new FormData(event.currentTarget));
          }}
          className="flex flex-col gap-5"
        >
          <TextField
            name="name"
            label={words.name}
            hint={words.nameHint}
            maxLength={60}
            autoComplete="off"
            readOnly={pending}
          />
          <Availability words={words} />
          <Button
            tone="primary"
            size="large"
            wide
            aria-busy={pending || undefined}
            aria-disabled={pending || undefined}
          >
            {words.continue}
          </Button>
        </form>
      )}
      {phase === "using" && second && (
        <div className="flex flex-col gap-5">
          <Notice result tone="plain" title={words.useTitle}>
            {words.useText}
          </Notice>
          <Button
            type="button"
            tone="primary"
            size="large"
            wide
            aria-busy={pending || undefined}
            onClick={() => !pending && startTransition(() => useOnce(second))}
          >
            {words.useNow}
          </Button>
        </div>
      )}
      {pending && phase !== "naming" && <Guidance words={words} />}
    </div>
  );
}
