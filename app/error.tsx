"use client";

import { buttonStyle } from "@/components/ui/button-style";

/** Says that a page failed, and offers to try again. The reference lets an operator find the error in the log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-112 flex-col items-start px-6 pt-16">
      <h1 className="text-28">Something went wrong</h1>
      <p role="alert" className="mt-2 mb-7 text-16 text-ink-soft">
        The page could not be shown. Try again in a moment.
      </p>
      <button type="button" className={buttonStyle({ tone: "primary", size: "large", wide: true })} onClick={reset}>
        Try again
      </button>
      {error.digest && <p className="mt-4 font-mono text-13 text-ink-faint">Reference {error.digest}</p>}
    </main>
  );
}
