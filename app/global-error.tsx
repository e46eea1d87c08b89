"use client";

import "./globals.css";

/** Replaces every page if even the root layout failed. Has few words, and no parts that could fail as well. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body className="p-6">
        <h1 className="text-28">Something went wrong</h1>
        <p role="alert">Gatehouse could not be shown. Reload the page in a moment.</p>
      </body>
    </html>
  );
}
