"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useEffect } from "react";
import { keepTyped } from "@/components/typed-text";
import { buttonStyle } from "@/components/ui/button-style";
import { failures } from "@/words/failures";
import { languages, parseLanguage } from "@/words/language";

/** Says why a page or a form failed, and loads the page again. Text that was typed is then there again. */
export function FailedPage({ error }: { error: Error & { digest?: string } }) {
  const { name, id } = readFailure(error);
  const { failures: pages, keptText, reference } = failures[readLanguage()];
  const { title, lead, link } = pages[name];
  useEffect(keepTyped, []);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-112 flex-col items-start px-6 pt-16">
      <title>{title}</title>
      <h1 className="text-28">{title}</h1>
      <p role="alert" className="mt-2 mb-7 text-16 text-ink-soft">
        {name === "updated" ? keptText : lead}
      </p>
      <button
        type="button"
        className={buttonStyle({ tone: "primary", size: "large", wide: true })}
        onClick={() => location.reload()}
      >
        {link}
      </button>
      {id && (
        <p translate="no" className="mt-4 font-mono text-13 text-ink-faint">
          {reference} {id}
        </p>
      )}
    </main>
  );
}

type FailureName = keyof typeof failures.en.failures;

const isFailure = (name: string): name is FailureName => Object.hasOwn(failures.en.failures, name);

/** Reads the language of the page that failed. Nothing else has it where even the layout failed. */
const readLanguage = () =>
  (typeof document === "undefined" ? null : parseLanguage(document.documentElement.lang)) ?? languages[0];

/**
 * Reads what failed. This build's script meets a server, or files, of another one after an update. For a failed action the server in
 * front makes a line of its own the message; while a page is drawn, the error has a digest that stands in the log.
 */
function readFailure(error: Error & { digest?: string }): { name: FailureName; id?: string | undefined } {
  const { name: kind, message, digest } = error;
  if (kind === "ChunkLoadError" || unstable_isUnrecognizedActionError(error)) return { name: "updated" };
  const [, name = "", id] = /^([a-z]+) ([0-9a-f-]{36})$/.exec(message) ?? [];
  return { name: isFailure(name) ? name : "internal", id: id ?? digest };
}
