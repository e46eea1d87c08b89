"use client";

import "./globals.css";
import { FailedPage } from "./failed-page";

/** Stands for every page if even the root layout failed. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <FailedPage error={error} />
      </body>
    </html>
  );
}
