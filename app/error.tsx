"use client";

import { Wordmark } from "@/components/logo";
import { Button } from "@/components/ui/button";

/** Says that a page failed, and offers to try again; the reference lets an operator find the error in the log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-112 flex-col px-6">
      <header className="flex pt-6 pb-8 sm:pt-16">
        <Wordmark />
      </header>
      <main className="flex-1 pb-16">
        <h1 className="text-28">Something went wrong</h1>
        <p role="alert" className="mt-2 text-16 text-ink-soft">
          The page could not be shown. Nothing was changed by showing it. Try again in a moment.
        </p>
        {error.digest && (
          <p className="mt-2 text-13 text-ink-faint">
            Reference <code className="font-mono">{error.digest}</code>
          </p>
        )}
        <Button type="button" tone="primary" size="large" wide className="mt-7" onClick={reset}>
          Try again
        </Button>
      </main>
    </div>
  );
}
