"use client";

import { FailedPage } from "./failed-page";

/** Stands for a page that failed. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <FailedPage error={error} />;
}
