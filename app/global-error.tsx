"use client";

import ErrorPage from "./error";
import "./globals.css";

/** Stands in when even the root layout failed: the same words, in the system's own fonts. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
